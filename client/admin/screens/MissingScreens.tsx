import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { missingText } from './missing.ts'

/** Says on every page which screens should be on and are not. */
export function MissingScreens(): JSX.Element {
  const { desk, now } = useOffice()
  const path = () => {
    const [first, another] = desk.missing()
    return first && !another ? `/admin/screens/${encodeURIComponent(first.id)}` : '/admin/screens'
  }
  return (
    <p class="missing-screens" role="status">
      <Show when={desk.missing().length > 0}>
        <a href={path()}>
          <bdi>{missingText(desk.missing(), now())}</bdi>
        </a>
      </Show>
    </p>
  )
}
