import { createSignal, For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { waitingText } from '../hooks/texts.ts'
import type { NewSource, Source } from '../places.ts'
import { momentText } from '../times.ts'
import { POLICY_NAMES } from '../words.ts'
import { Command } from './Command.tsx'
import type { Pulse } from './data.ts'
import { NewSourceForm } from './NewSourceForm.tsx'
import { createPulses } from './pulse.ts'
import { metricText, silenceText, todayText } from './texts.ts'

export function SourceList(props: { made: (source: NewSource) => void }): JSX.Element {
  const { api, places, may, routing } = useOffice()
  const pulses = createPulses(api)
  const [made, setMade] = createSignal<NewSource | null>(null)
  /** A tool has a page that says what to do there; a program has its command at once. */
  const learn = (source: NewSource) => {
    props.made(source)
    if (source.preset) routing.go(`/admin/sources/${source.id}/setup`)
    else setMade(source)
  }
  return (
    <main class="page sources">
      <h1 class="serif">Sources</h1>
      <p>Where feedback comes from: one for each tool or system, each with keys of its own.</p>
      <Show when={places.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <ul class="rows">
        <For each={places.sources()} fallback={<li class="quiet">There is none yet.</li>}>
          {(source) => <SourceRow source={source} pulse={pulses.of(source.id)} />}
        </For>
      </ul>
      <Show
        when={may('admin')}
        fallback={<p class="quiet">Admins and owners make sources and change them.</p>}
      >
        <p>
          What was said before can be brought in, too: <a href="/admin/imports">import a file</a>.
        </p>
        <Show when={made()} fallback={<NewSourceForm made={learn} />}>
          {(source) => <MadeSource source={source()} another={() => setMade(null)} />}
        </Show>
      </Show>
    </main>
  )
}

function SourceRow(props: { source: Source; pulse: Pulse | null }): JSX.Element {
  const { now, inbox } = useOffice()
  const lastText = (lastAt: string | null) =>
    lastAt === null ? 'no voice yet' : `last ${momentText(Date.parse(lastAt), now())}`
  return (
    <li>
      <b>
        <a href={`/admin/sources/${props.source.id}`}>
          <bdi>{props.source.name}</bdi>
        </a>
      </b>
      <span>{POLICY_NAMES[props.source.policy]}</span>
      <span>{metricText(props.source)}</span>
      <Show when={props.pulse}>
        {(pulse) => (
          <span class="pulse when">
            {todayText(pulse())}, {lastText(pulse().lastAt)}
          </span>
        )}
      </Show>
      <Show when={inbox.of(props.source.id)}>
        {(n) => (
          <p>
            <a href={`/admin/sources/${props.source.id}/inbox`}>{waitingText(n())} to be understood</a>
          </p>
        )}
      </Show>
      <Show when={props.pulse?.silent}>{(it) => <p class="problem">{silenceText(it(), now())}</p>}</Show>
    </li>
  )
}

function MadeSource(props: { source: NewSource; another: () => void }): JSX.Element {
  return (
    <section aria-labelledby="made-source">
      <h2 id="made-source">
        <bdi>{props.source.name}</bdi> is made
      </h2>
      <p>Try it with this command; it posts one voice.</p>
      <Command token={props.source.token} metric={props.source.metric} />
      <p class="buttons">
        <button type="button" onClick={() => props.another()}>
          I have kept the token
        </button>
      </p>
    </section>
  )
}
