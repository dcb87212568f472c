import { createSignal, For, type JSX, Show } from 'solid-js'
import { useOffice } from '../../context.ts'
import { Failed } from '../../parts/loaded.tsx'
import type { Preset } from '../data.ts'
import { createPresets } from './presets.ts'
import { needsText } from './texts.ts'
import './setup.css'

interface ToolChoiceProps {
  /** Null is a program of one's own. */
  chosen: Preset | null
  choose: (preset: Preset | null) => void
  toolsOnly: boolean
}

/** Where feedback comes from: a program of one's own, or one of the tools that are understood. */
export function ToolChoice(props: ToolChoiceProps): JSX.Element {
  const { api } = useOffice()
  const presets = createPresets(api)
  const [wanted, setWanted] = createSignal('')
  const failure = () => {
    const state = presets.state()
    return state.is === 'failed' ? state.failure : null
  }
  const fits = ({ title, name }: Preset) =>
    name === 'generic' || `${title} ${name}`.toLowerCase().includes(wanted().trim().toLowerCase())
  /** What fits no other stands at the end. */
  const found = () =>
    presets
      .all()
      .filter((preset) => fits(preset) || preset.name === props.chosen?.name)
      .toSorted(
        (a, b) =>
          Number(a.name === 'generic') - Number(b.name === 'generic') || a.title.localeCompare(b.title),
      )
  return (
    <fieldset class="tool-choice">
      <legend class="unseen">Where it comes from</legend>
      <label class="find-tool">
        Find your tool
        <input
          type="search"
          value={wanted()}
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </label>
      <Show when={failure()}>{(it) => <Failed failure={it()} again={presets.load} />}</Show>
      <div class="tools">
        <Show when={!props.toolsOnly}>
          <Tool
            title="Your own program"
            hint="With one command, and a token."
            chosen={props.chosen === null}
            choose={() => props.choose(null)}
          />
        </Show>
        <For each={found()}>
          {(preset) => (
            <Tool
              title={preset.title}
              hint={needsText(preset.needs.filter((need) => need !== 'mapping')) || 'Nothing more to say.'}
              chosen={props.chosen?.name === preset.name}
              choose={() => props.choose(preset)}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

interface ToolProps {
  title: string
  hint: string
  chosen: boolean
  choose: () => void
}

function Tool(props: ToolProps): JSX.Element {
  return (
    <label class="choice tool">
      <input type="radio" checked={props.chosen} name="tool" onChange={() => props.choose()} />
      <span>
        <b>{props.title}</b> <span class="hint">{props.hint}</span>
      </span>
    </label>
  )
}
