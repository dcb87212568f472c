import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Trial, TrialEvent } from '../../../../shared/deliveries.ts'
import type { Posted } from '../../../../shared/feedback.ts'
import { moodOf } from '../../../../shared/metric.ts'
import { useOffice } from '../../context.ts'
import { ScoreMark } from '../../parts/ScoreMark.tsx'
import { momentText } from '../../times.ts'
import { count } from '../../words.ts'
import { WOULD_TEXTS } from '../texts.ts'
import { Whys } from '../Whys.tsx'

/** What a body would become: the voice in the letters in which it stands on walls, and what is not understood. */
export function VoiceTrial(props: { trial: Trial }): JSX.Element {
  const voices = createMemo(() => props.trial.events.flatMap(entryOf))
  const others = () => props.trial.events.filter(({ means }) => means === 'ignore' || means === 'withdraw')
  return (
    <>
      <p class="would" role="status">
        {WOULD_TEXTS[props.trial.state]}
        <Show when={voices().length > 1}> {count(voices().length, 'voice', 'voices')} are in it.</Show>
      </p>
      <Show when={voices()[0]} fallback={<p class="serif nothing quiet">No voice yet</p>}>
        {(entry) => <Voice entry={entry()} />}
      </Show>
      <For each={others()}>{(event) => <p class="quiet">{otherText(event)}</p>}</For>
      <Whys whys={props.trial.why} />
    </>
  )
}

function Voice(props: { entry: Posted }): JSX.Element {
  const length = () => props.entry.comment?.length ?? 0
  const size = () => (length() > 400 ? 'long' : length() > 140 ? 'middling' : 'short')
  return (
    <>
      <blockquote class={`words serif ${size()}`} dir="auto">
        {props.entry.comment ?? 'A score without words'}
      </blockquote>
      <p class="who">
        <ScoreMark entry={{ ...props.entry, mood: moodOf(props.entry) }} large />
        <b>
          <bdi>{props.entry.author?.name ?? 'A customer'}</bdi>
        </b>
      </p>
      <dl class="known">
        <For each={useKnown()(props.entry)}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </>
  )
}

/** What else would be known of a voice, each with its name. */
function useKnown(): (entry: Posted) => (readonly [string, string])[] {
  const { now } = useOffice()
  return ({ author = {}, occurredAt, externalId, tags, ...entry }) =>
    (
      [
        ['Time', occurredAt && momentText(Date.parse(occurredAt), now())],
        ['E-mail', author.email],
        ['Company', author.company],
        ['Segment', author.segment],
        ['Location', entry.location],
        ['Touchpoint', entry.touchpoint],
        ['Channel', entry.channel],
        ['Tags', tags?.join(', ')],
        ['Language', entry.language],
        ['Answer’s id', externalId],
      ] as const
    ).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

function entryOf(event: TrialEvent): Posted[] {
  return event.means === 'upsert' && event.entry !== null ? [event.entry as Posted] : []
}

function otherText(event: TrialEvent): string {
  if (event.means === 'ignore') return event.why
  return event.means === 'withdraw' ? `It takes back the answer ${event.subject}.` : ''
}
