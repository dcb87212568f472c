import { For, type JSX } from 'solid-js'
import { useOffice } from '../../context.ts'
import { createPresets } from './presets.ts'

/** Which tool a source's deliveries come from, in a form. */
export function PresetChoice(props: { chosen: string | null }): JSX.Element {
  const { api } = useOffice()
  const presets = createPresets(api)
  return (
    <label class="field">
      Its deliveries come from
      <select name="preset">
        <option value="">none of these: each body is looked at</option>
        <For
          each={presets.all()}
          fallback={
            <option value={props.chosen ?? ''} selected>
              {props.chosen ?? 'one moment …'}
            </option>
          }
        >
          {(preset) => (
            <option value={preset.name} selected={preset.name === props.chosen}>
              {preset.title}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
