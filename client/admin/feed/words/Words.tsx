import { createSignal, For, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { Span } from '../../../../shared/feedback.ts'
import type { Entry } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { Key } from '../../parts/Key.tsx'
import { wordlessText } from '../../words.ts'
import { useFeedDesk } from '../desk.ts'
import { MASK_NAMES } from './names.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { selectedSpan } from './selected.ts'

/** A bar of about the length of what it stands for, as long as a line at most. */
const LETTER = 0.52

/** The customer's own words: what walls mask is under a bar, what they do not show is pale. */
export function Words(props: { entry: Entry }): JSX.Element {
  const { may } = useOffice()
  const { unmasked, setUnmasked } = useFeedDesk()
  const segments = () => segmentsOf(props.entry.comment ?? '', props.entry)
  const masked = () => segments().some((segment) => segment.masked)
  const [selected, setSelected] = createSignal<Span | null>(null)
  let words: HTMLQuoteElement | undefined
  const look = () => setSelected(words ? selectedSpan(words, getSelection()) : null)
  onMount(() => document.addEventListener('selectionchange', look))
  onCleanup(() => document.removeEventListener('selectionchange', look))
  return (
    <>
      <blockquote
        ref={words}
        class={`words serif ${sizeOf(props.entry.comment)}`}
        dir="auto"
        lang={props.entry.language}
      >
        <Show when={props.entry.comment !== undefined} fallback={wordlessText(props.entry)}>
          <For each={segments()}>{(segment) => <Stretch segment={segment} open={unmasked()} />}</For>
        </Show>
      </blockquote>
      <p class="word-tools">
        <Show when={masked()}>
          <button
            type="button"
            class="plain"
            aria-pressed={unmasked()}
            onClick={() => setUnmasked(!unmasked())}
          >
            <Key name="O" /> Read what is masked
          </button>
        </Show>
        <Show when={props.entry.comment !== undefined && may('moderator')}>
          <EditTools selected={selected()} />
        </Show>
      </p>
    </>
  )
}

function EditTools(props: { selected: Span | null }): JSX.Element {
  const { asking, ask, maskSelected } = useFeedDesk()
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-expanded={asking() === 'passages'}
        onClick={() => ask(asking() === 'passages' ? null : 'passages')}
      >
        <Key name="E" /> Choose what walls show
      </button>
      <Show when={props.selected}>
        {/* A press would end the selection before it is read. */}
        <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={maskSelected}>
          Mask the selected words <Key name="M" />
        </button>
      </Show>
    </>
  )
}

function Stretch(props: { segment: Segment; open: boolean }): JSX.Element {
  const kind = () => props.segment.masked
  return (
    <Switch
      fallback={
        <span
          data-start={props.segment.start}
          data-end={props.segment.end}
          classList={{ unshown: !props.segment.shown }}
        >
          {props.segment.text}
        </span>
      }
    >
      <Match when={kind() !== null && props.open}>
        <mark data-start={props.segment.start} data-end={props.segment.end} title={nameOf(props.segment)}>
          {props.segment.text}
        </mark>
      </Match>
      <Match when={kind()}>
        <span class="masked" data-start={props.segment.start} data-end={props.segment.end}>
          <span class="unseen">({nameOf(props.segment)})</span>
          <i
            aria-hidden="true"
            style={{ width: `${(props.segment.text.length * LETTER).toFixed(2)}em` }}
            title={nameOf(props.segment)}
          />
        </span>
      </Match>
    </Switch>
  )
}

const nameOf = ({ masked }: Segment) => (masked === null ? '' : MASK_NAMES[masked])

/** Long words are read, not looked at. */
function sizeOf(comment: string | undefined): string {
  const letters = comment?.length ?? 0
  if (letters > 700) return 'long'
  return letters > 240 ? 'middling' : 'short'
}
