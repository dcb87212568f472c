import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Posted } from '../../../../shared/feedback.ts'
import type { ImportPreviewRow } from '../../../../shared/imports.ts'
import { moodOf } from '../../../../shared/metric.ts'
import type { Failure } from '../../api.ts'
import { Failed } from '../../parts/loaded.tsx'
import { ScoreMark } from '../../parts/ScoreMark.tsx'
import { reasonText } from '../texts.ts'
import { readDateText } from './dates.ts'
import { placeText } from './fields.ts'
import './as-kept.css'

interface AsKeptProps {
  /** Null while they are asked for the first time, none while there is nothing to ask. */
  rows: readonly ImportPreviewRow[] | null
  stale: boolean
  zone: string
  failure: Failure | null
  again: () => void
}

/** The first rows as the voices that they would be, or why they would not. */
export function AsKept(props: AsKeptProps): JSX.Element {
  return (
    <section class="as-kept" aria-labelledby="as-kept" aria-busy={props.stale}>
      <h2 id="as-kept">As they would be kept</h2>
      <Switch fallback={<Rows rows={props.rows ?? []} zone={props.zone} />}>
        <Match when={props.failure}>{(it) => <NotPossible failure={it()} again={props.again} />}</Match>
        <Match when={props.rows === null}>
          <p class="quiet">Reading the first rows …</p>
        </Match>
        <Match when={props.rows?.length === 0}>
          <p class="quiet">Choose the column that holds the score, or the one that holds the comment.</p>
        </Match>
      </Switch>
    </section>
  )
}

const AT_FIRST = 8

function Rows(props: { rows: readonly ImportPreviewRow[]; zone: string }): JSX.Element {
  const [all, setAll] = createSignal(false)
  return (
    <>
      <ol>
        <For each={all() ? props.rows : props.rows.slice(0, AT_FIRST)}>
          {(row) => <KeptRow row={row} zone={props.zone} />}
        </For>
      </ol>
      <Show when={!all() && props.rows.length > AT_FIRST}>
        <p>
          <button type="button" onClick={() => setAll(true)}>
            Show the first {props.rows.length}
          </button>
        </p>
      </Show>
    </>
  )
}

function NotPossible(props: { failure: Failure; again: () => void }): JSX.Element {
  const fields = () => Object.entries(props.failure.fields)
  return (
    <Show when={fields().length > 0} fallback={<Failed failure={props.failure} again={props.again} />}>
      <ul role="alert">
        <For each={fields()}>
          {([pointer, detail]) => (
            <li>
              {placeText(pointer)}: {detail}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function KeptRow(props: { row: ImportPreviewRow; zone: string }): JSX.Element {
  const entry = () => ('entry' in props.row ? (props.row.entry as Posted) : null)
  const problem = () => ('problem' in props.row ? reasonText(props.row.problem) : '')
  return (
    <li classList={{ refused: entry() === null }}>
      <span class="number">{props.row.number}</span>
      <Show when={entry()} fallback={<p class="problem">Would be refused: {problem()}</p>}>
        {(it) => <Voice entry={it()} zone={props.zone} />}
      </Show>
    </li>
  )
}

function Voice(props: { entry: Posted; zone: string }): JSX.Element {
  const facts = () => {
    const { author, location, touchpoint, channel, tags = [], occurredAt } = props.entry
    const when = occurredAt === undefined ? undefined : readDateText(occurredAt, props.zone)
    return [
      author?.name,
      author?.email,
      author?.company,
      location,
      touchpoint,
      channel,
      ...tags,
      when,
    ].filter((fact) => fact !== undefined)
  }
  return (
    <>
      <ScoreMark entry={{ ...props.entry, mood: moodOf(props.entry) }} />
      <div>
        <blockquote class="serif" dir="auto">
          {props.entry.comment ?? <span class="quiet">A score without words</span>}
        </blockquote>
        <p class="quiet">
          <For each={facts()}>
            {(fact, place) => (
              <>
                {place() > 0 && ' · '}
                <bdi>{fact}</bdi>
              </>
            )}
          </For>
        </p>
      </div>
    </>
  )
}
