import { For, type JSX, Show } from 'solid-js'
import { useOffice } from '../../context.ts'
import { Copyable } from '../../parts/Copyable.tsx'
import { WaitFor } from '../../parts/loaded.tsx'
import type { NewSource } from '../../places.ts'
import type { HookSource, Preset } from '../data.ts'
import { Address } from './Address.tsx'
import { Listening } from './Listening.tsx'
import { createPresets } from './presets.ts'
import { OwnSecret, SenderSecret } from './Secret.tsx'
import { TokenHeader } from './TokenHeader.tsx'
import { formText, nameOfTool, needsText } from './texts.ts'
import './setup.css'

interface SetUpProps {
  source: HookSource
  /** With its secrets, where it was made a moment ago. */
  made: NewSource | null
  changed: () => void
}

/** What to click in the tool, what to paste where, and whether it has come. */
export function SetUp(props: SetUpProps): JSX.Element {
  const { api } = useOffice()
  const presets = createPresets(api)
  return (
    <WaitFor state={presets.state()} again={presets.load}>
      {() => (
        <Show
          when={presets.named(props.source.preset ?? 'generic')}
          fallback={<p role="alert">This server does not know the tool that this source was made for.</p>}
        >
          {(preset) => <Steps {...props} preset={preset()} />}
        </Show>
      )}
    </WaitFor>
  )
}

function Steps(props: SetUpProps & { preset: Preset }): JSX.Element {
  const setUp = () => props.preset.setUp
  const missing = () => props.source.hook.needs.filter((need) => need !== 'secret')
  const secretFrom = () => props.preset.signature.secretFrom
  return (
    <>
      <p>{setUp().brings}</p>
      <Show when={setUp().unconfirmed}>
        {(text) => <p class="unconfirmed">Not yet confirmed with a real delivery: {text()}</p>}
      </Show>
      <Show when={setUp().there.length > 0}>
        <section aria-labelledby="there">
          <h2 id="there">In {nameOfTool(props.preset)}</h2>
          <Sentences each={setUp().there} />
        </section>
      </Show>
      <section aria-labelledby="paste-there">
        <h2 id="paste-there">To paste there</h2>
        <Address source={props.source} url={props.made?.hookUrl ?? null} />
        <Show when={secretFrom() === 'you'}>
          <OwnSecret
            source={props.source}
            secret={props.made?.signingSecret ?? null}
            changed={props.changed}
          />
        </Show>
        <Show when={props.preset.name === 'generic'}>
          <TokenHeader source={props.source} token={props.made?.token ?? null} />
        </Show>
        <Show when={setUp().template}>
          {(template) => (
            <>
              <h3>The body to send, as {formText(template().type)}</h3>
              <Copyable name="the body" text={template().text} />
            </>
          )}
        </Show>
      </section>
      <Show when={setUp().here.length + missing().length > 0 || secretFrom() === 'sender'}>
        <section aria-labelledby="here">
          <h2 id="here">Here</h2>
          <Sentences each={setUp().here} />
          <Show when={missing().length > 0}>
            <p>
              {needsText(missing())}{' '}
              <a href={`/admin/sources/${props.source.id}/mapping`}>Say what is what</a>, best when the first
              body has come.
            </p>
          </Show>
          <Show when={secretFrom() === 'sender'}>
            <SenderSecret source={props.source} tool={nameOfTool(props.preset)} changed={props.changed} />
          </Show>
        </section>
      </Show>
      <Listening source={props.source} />
    </>
  )
}

function Sentences(props: { each: readonly string[] }): JSX.Element {
  return (
    <ol class="sentences">
      <For each={props.each}>{(sentence) => <li>{sentence}</li>}</For>
    </ol>
  )
}
