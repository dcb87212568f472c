import { createSignal, createUniqueId, For, type JSX, Show, untrack } from 'solid-js'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { dimText } from './texts.ts'

// News of a screen may come while somebody chooses: a field begins with what holds then, and is theirs from there.

/** Without a wall yet, one has to be chosen. */
export function WallField(props: { wall: string }): JSX.Element {
  const { places } = useOffice()
  const id = createUniqueId()
  const now = untrack(() => props.wall)
  return (
    <div class="field">
      <label for={id}>Wall</label>
      <select id={id} name="wall" required>
        <Show when={now === ''}>
          <option value="">Choose one</option>
        </Show>
        <For each={places.walls()}>
          {(wall) => (
            <option value={wall.id} selected={wall.id === now}>
              {wall.name}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}

export function GroupField(props: { group: string | null; groups: readonly string[] }): JSX.Element {
  const id = createUniqueId()
  const now = untrack(() => props.group ?? '')
  return (
    <>
      <Field
        label="Group"
        name="group"
        maxLength={200}
        value={now}
        list={id}
        autocomplete="off"
        hint="A floor, a house, a city. Empty is none."
      />
      <datalist id={id}>
        <For each={props.groups}>{(group) => <option value={group} />}</For>
      </datalist>
    </>
  )
}

/** What a form with a `GroupField` says. */
export function groupIn(given: FormData): string | null {
  return String(given.get('group') ?? '').trim() || null
}

export function DimField(props: { dim: number }): JSX.Element {
  const id = createUniqueId()
  const now = untrack(() => props.dim)
  const [dim, setDim] = createSignal(now)
  return (
    <div class="field">
      <label for={id}>Dimmed</label>
      <input
        id={id}
        name="dim"
        type="range"
        min="0"
        max="80"
        step="5"
        value={Math.round(now * 100)}
        aria-valuetext={dimText(dim())}
        onInput={(event) => setDim(Number(event.currentTarget.value) / 100)}
      />
      <p class="hint">{dimText(dim())}</p>
    </div>
  )
}
