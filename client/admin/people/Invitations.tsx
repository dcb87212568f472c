import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { EachById } from '../parts/EachById.tsx'
import { wholeText } from '../times.ts'
import type { Invitation } from './data.ts'
import { ROLE_TEXTS } from './roles.ts'

interface InvitationsProps {
  invitations: readonly Invitation[]
  changed: () => void
}

/** Links that are out and were not used yet. */
export function Invitations(props: InvitationsProps): JSX.Element {
  const { api } = useOffice()
  return (
    <Show when={props.invitations.length > 0}>
      <section aria-labelledby="invited">
        <h2 id="invited">Invited, not here yet</h2>
        <ul class="rows">
          <EachById each={props.invitations}>
            {(invitation) => (
              <li>
                <b>
                  <bdi>{invitation().email}</bdi>
                </b>
                <p class="known-of">
                  <span>{ROLE_TEXTS[invitation().role].name}</span>
                  <span>until {wholeText(Date.parse(invitation().expiresAt))}</span>
                </p>
                <div class="doing">
                  <Ask
                    label="Take back"
                    about={invitation().email}
                    title="Take this invitation back?"
                    yes="Take it back"
                    leaves
                    act={() => api.delete(`/invitations/${invitation().id}`)}
                    done={props.changed}
                  >
                    <p>
                      The link that <bdi>{invitation().email}</bdi> got opens nothing any more.
                    </p>
                  </Ask>
                </div>
              </li>
            )}
          </EachById>
        </ul>
      </section>
    </Show>
  )
}
