import { createSignal, For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import type { Role } from '../rights.ts'
import type { Rights } from './data.ts'
import { ROLE_TEXTS, rolesToGive } from './roles.ts'

/** Which role, and for viewers whether they read personal data; its form reads it with `rightsIn`. */
export function RoleChoice(props: { first: Rights }): JSX.Element {
  const { account } = useOffice()
  const [role, setRole] = createSignal<Role>(props.first.role)
  return (
    <fieldset class="roles">
      <legend>What they may</legend>
      <For each={rolesToGive(account().role)}>
        {(each) => (
          <label class="choice">
            <input
              type="radio"
              name="role"
              value={each}
              checked={role() === each}
              onChange={() => setRole(each)}
            />
            <span>
              <b>{ROLE_TEXTS[each].name}:</b> {ROLE_TEXTS[each].may}
            </span>
          </label>
        )}
      </For>
      <Show when={role() === 'viewer'}>
        <label class="choice under">
          <input type="checkbox" name="personalData" checked={props.first.personalData} />
          <span>Reads personal data, too: who customers are, and what is masked on walls.</span>
        </label>
      </Show>
    </fieldset>
  )
}
