import { createUniqueId, type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { EachById } from '../parts/EachById.tsx'
import { count } from '../words.ts'
import type { Acting } from './acting.ts'
import { ScreenRow } from './ScreenRow.tsx'
import type { Ticks } from './ticks.ts'

interface GroupProps {
  name: string | null
  /** Whether there is no other group. */
  alone: boolean
  screens: readonly ScreenAnswer[]
  ticks: Ticks
  acting: Acting
}

export function GroupPart(props: GroupProps): JSX.Element {
  const { may } = useOffice()
  const id = createUniqueId()
  const title = () => props.name ?? (props.alone ? 'All screens' : 'In no group')
  const all = () => props.screens.every((screen) => props.ticks.has(screen.id))
  return (
    <section class="group" aria-labelledby={id}>
      <div class="group-title">
        <Show when={may('admin')}>
          <input
            type="checkbox"
            aria-label={`All of ${title()}`}
            checked={all()}
            onChange={(event) => props.ticks.set(props.screens, event.currentTarget.checked)}
          />
        </Show>
        <h2 id={id}>
          <bdi>{title()}</bdi>
        </h2>
        <span class="quiet">{count(props.screens.length, 'screen', 'screens')}</span>
      </div>
      <ul>
        <EachById each={props.screens}>
          {(screen) => <ScreenRow screen={screen()} ticks={props.ticks} acting={props.acting} />}
        </EachById>
      </ul>
    </section>
  )
}
