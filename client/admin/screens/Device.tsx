import { createSignal, type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { Copyable } from '../parts/Copyable.tsx'
import type { Fleet } from './data.ts'

interface DeviceProps {
  screen: ScreenAnswer
  fleet: Fleet
}

/** Another device in the place of this one, or none any more. */
export function Device(props: DeviceProps): JSX.Element {
  const { api, routing } = useOffice()
  const [url, setUrl] = createSignal<string | null>(null)
  const path = () => `/screens/${encodeURIComponent(props.screen.id)}`
  const makeLink = async () => {
    const answer = await api.post<ScreenAnswer & { url: string }>(`${path()}/replace`, { link: true })
    if (answer.ok) setUrl(answer.value.url)
    return answer
  }
  return (
    <section aria-labelledby="screen-device">
      <h2 id="screen-device">Its device</h2>
      <p>
        A new TV in the place of the old one keeps the name, the wall, the group and the history. The old one
        goes back to showing a code.
      </p>
      <div class="buttons">
        <a class="button" href={`/admin/screens/pair?replace=${encodeURIComponent(props.screen.id)}`}>
          Replace its device
        </a>
        <Ask
          label="New magic link"
          about={props.screen.name}
          title={
            <>
              A new link for <bdi>{props.screen.name}</bdi>?
            </>
          }
          yes="Make the link"
          act={makeLink}
          done={() => void props.fleet.load()}
        >
          <p>
            For players on which nobody can read a code: whatever opens the link is this screen. Its old
            device and its old link stop at once.
          </p>
        </Ask>
        <Ask
          label="Revoke"
          about={props.screen.name}
          title={
            <>
              Revoke <bdi>{props.screen.name}</bdi>?
            </>
          }
          yes="Revoke it"
          leaves
          act={() => api.delete(path())}
          done={() => {
            props.fleet.forget(props.screen.id)
            routing.go('/admin/screens')
          }}
        >
          <p>
            Its key opens nothing any more: within a second the TV shows a code instead of the wall. Its name
            and its history go. That cannot be undone.
          </p>
        </Ask>
      </div>
      <Show when={url()}>
        {(it) => (
          <div class="made-link">
            <p role="status">Give this link to the player and to nobody else. It is shown this once.</p>
            <Copyable name="the link" text={it()} />
          </div>
        )}
      </Show>
    </section>
  )
}
