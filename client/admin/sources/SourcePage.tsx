import { type JSX, onMount, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { HookPart } from '../hooks/setup/HookPart.tsx'
import { createLoaded, WaitFor } from '../parts/loaded.tsx'
import { wholeText } from '../times.ts'
import { POLICY_NAMES } from '../words.ts'
import { DeleteSource } from './DeleteSource.tsx'
import type { Pulse, WholeSource } from './data.ts'
import { createPulses } from './pulse.ts'
import { Requests } from './Requests.tsx'
import { Settings } from './Settings.tsx'
import { Tokens } from './Tokens.tsx'
import { daysText, metricText, silenceText, todayText } from './texts.ts'

/** One source: how it speaks, what it asked, how it is set, and its end. */
export function SourcePage(props: { id: string }): JSX.Element {
  const { api } = useOffice()
  const source = createLoaded(() => api.get<WholeSource>(`/sources/${props.id}`))
  return (
    <main class="page sources">
      <p>
        <a href="/admin/sources">All sources</a>
      </p>
      <WaitFor state={source.state()} again={source.load}>
        {(it) => <OneSource source={it()} changed={source.load} />}
      </WaitFor>
    </main>
  )
}

function OneSource(props: { source: WholeSource; changed: () => void }): JSX.Element {
  const { may } = useOffice()
  let heading: HTMLHeadingElement | undefined
  // Whoever came by a link of the list reads on from here.
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        <bdi>{props.source.name}</bdi>
      </h1>
      <p class="quiet">
        {POLICY_NAMES[props.source.policy]}, {metricText(props.source)}, since{' '}
        {wholeText(Date.parse(props.source.createdAt))}
      </p>
      <Today source={props.source} />
      <Show
        when={may('admin')}
        fallback={
          <p class="quiet">Its settings, its tokens and what it last asked are for admins and owners.</p>
        }
      >
        <HookPart source={props.source} changed={props.changed} />
        <p>
          <a href={`/admin/imports?source=${props.source.id}`}>Import what it brought before</a>, from a file.
        </p>
        <Requests source={props.source} />
        <Tokens source={props.source} />
        <Settings source={props.source} changed={props.changed} />
        <DeleteSource source={props.source} />
      </Show>
    </>
  )
}

function Today(props: { source: WholeSource }): JSX.Element {
  const { api } = useOffice()
  const pulses = createPulses(api)
  return (
    <section aria-labelledby="today" class="today">
      <h2 id="today">Today</h2>
      <Show when={pulses.of(props.source.id)} fallback={<p class="quiet">Counting …</p>}>
        {(pulse) => <Speaks pulse={pulse()} timeZone={props.source.timeZone} />}
      </Show>
    </section>
  )
}

function Speaks(props: { pulse: Pulse; timeZone: string }): JSX.Element {
  const { now } = useOffice()
  return (
    <>
      <p class="serif figure">{todayText(props.pulse)}</p>
      <Show when={props.pulse.silent}>{(it) => <p class="problem">{silenceText(it(), now())}</p>}</Show>
      <Show
        when={daysText(props.pulse, props.timeZone)}
        fallback={<p class="quiet">What is usual will be known when the same weekday has come again.</p>}
      >
        {(text) => (
          <p class="quiet">
            {text()}: {props.pulse.days.join(', ')}. What is usual is the one in their middle.
          </p>
        )}
      </Show>
    </>
  )
}
