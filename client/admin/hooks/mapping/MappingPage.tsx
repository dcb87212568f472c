import { createSignal, type JSX, Show } from 'solid-js'
import { useOffice } from '../../context.ts'
import { createLoaded, WaitFor } from '../../parts/loaded.tsx'
import { momentText } from '../../times.ts'
import type { Example, HookSource } from '../data.ts'
import { OfSource } from '../OfSource.tsx'
import { bytesText } from '../texts.ts'
import { Editor } from './Editor.tsx'
import { loadExample } from './example.ts'
import { PasteExample } from './PasteExample.tsx'
import './mapping.css'

/** Where things are in a source's bodies, said with one of them before one's eyes. */
export function MappingPage(props: { id: string; search: string }): JSX.Element {
  const delivery = () => new URLSearchParams(props.search).get('delivery')
  return (
    <OfSource id={props.id} title="What is what" wide>
      {(source, changed) => (
        <Show when={delivery() ?? 'last'} keyed>
          <Mapping source={source()} delivery={delivery()} changed={changed} />
        </Show>
      )}
    </OfSource>
  )
}

interface MappingProps {
  source: HookSource
  /** Null is the last that came. */
  delivery: string | null
  changed: () => void
}

function Mapping(props: MappingProps): JSX.Element {
  const { api } = useOffice()
  const received = createLoaded(() => loadExample(api, props.source.id, props.delivery))
  const [pasted, setPasted] = createSignal<Example | null>(null)
  const [pasting, setPasting] = createSignal(false)
  const use = (example: Example) => {
    setPasted(example)
    setPasting(false)
  }
  return (
    <WaitFor state={received.state()} again={received.load}>
      {(found) => (
        <Show
          when={!pasting() && (pasted() ?? found())}
          keyed
          fallback={
            <Without source={props.source} hasBody={found() !== null} asked={props.delivery} use={use} />
          }
        >
          {(example) => (
            <Editor
              source={props.source}
              example={example}
              about={<Whose example={example} paste={() => setPasting(true)} />}
              changed={props.changed}
            />
          )}
        </Show>
      )}
    </WaitFor>
  )
}

function Whose(props: { example: Example; paste: () => void }): JSX.Element {
  const { now } = useOffice()
  return (
    <p class="quiet">
      <Show when={props.example.delivery} fallback="that you have pasted.">
        {(it) => (
          <>
            that came {momentText(Date.parse(it().at), now())}, {bytesText(it().bytes)}.
          </>
        )}
      </Show>{' '}
      <button type="button" class="plain" onClick={() => props.paste()}>
        Paste another example
      </button>
    </p>
  )
}

interface WithoutProps {
  source: HookSource
  hasBody: boolean
  /** The delivery that was asked for. */
  asked: string | null
  use: (example: Example) => void
}

function Without(props: WithoutProps): JSX.Element {
  return (
    <>
      <Show when={!props.hasBody}>
        <Show
          when={props.asked}
          fallback={
            <p>Nothing has come yet that could be read. As soon as something does, it stands here.</p>
          }
        >
          {(delivery) => (
            <p>
              The body of this delivery cannot be read value by value, or is not kept any more.{' '}
              <a href={`/admin/sources/${props.source.id}/log?delivery=${delivery()}`}>See it as it came</a>
            </p>
          )}
        </Show>
      </Show>
      <PasteExample use={props.use} />
    </>
  )
}
