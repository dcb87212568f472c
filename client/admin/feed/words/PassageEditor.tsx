import { createSignal, For, type JSX, onMount, Show } from 'solid-js'
import type { Passages, Span } from '../../../../shared/feedback.ts'
import { sentencesOf } from '../../../../shared/passages.ts'
import type { Entry } from '../../../live/desk/filter.ts'
import { useFeedDesk } from '../desk.ts'
import { MASK_NAMES } from './names.ts'
import { tidied, withMasked } from './segments.ts'

/** Which whole sentences walls show of a voice, and what of them is masked. */
export function PassageEditor(props: { entry: Entry }): JSX.Element {
  const { moderating, ask } = useFeedDesk()
  const text = () => props.entry.comment ?? ''
  const [draft, setDraft] = createSignal<Passages>(props.entry.passages ?? {})
  let form: HTMLFormElement | undefined
  onMount(() => form?.querySelector<HTMLElement>('input')?.focus())
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && ask(null)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    moderating.choosePassages(tidied(draft()))
    ask(null)
  }
  return (
    <form class="passages" ref={form} onSubmit={save} onKeyDown={leave} aria-label="What walls show of it">
      <Sentences text={text()} language={props.entry.language} draft={draft()} change={setDraft} />
      <Masks entry={props.entry} text={text()} draft={draft()} change={setDraft} />
      <MaskWords text={text()} mask={(span) => setDraft(withMasked(draft(), span))} />
      <div class="buttons">
        <button type="submit" class="main" disabled={draft().show?.length === 0}>
          Use it on walls
        </button>
        <button type="button" onClick={() => setDraft({})}>
          All of it, as found
        </button>
        <button type="button" class="plain" onClick={() => ask(null)}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface PartProps {
  draft: Passages
  change: (draft: Passages) => void
}

function Sentences(props: PartProps & { text: string; language: string | undefined }): JSX.Element {
  const spans = () => sentencesOf(props.text, props.language)
  const isShown = (span: Span) => props.draft.show?.some((other) => same(other, span)) ?? true
  const choose = (span: Span, shown: boolean) => {
    const show = spans().filter((other) => (same(other, span) ? shown : isShown(other)))
    const { show: _, ...others } = props.draft
    props.change(show.length === spans().length ? others : { ...others, show })
  }
  return (
    <fieldset>
      <legend>Sentences that walls show</legend>
      <For each={spans()}>
        {(span) => (
          <label class="sentence">
            <input
              type="checkbox"
              checked={isShown(span)}
              onChange={(event) => choose(span, event.currentTarget.checked)}
            />
            <span dir="auto">{props.text.slice(...span).trim()}</span>
          </label>
        )}
      </For>
      <Show when={props.draft.show?.length === 0}>
        <p class="problem">At least one sentence: to show none of it, hide the voice.</p>
      </Show>
    </fieldset>
  )
}

/** What is masked: what was found may be a false alarm, what was chosen can be taken back. */
function Masks(props: PartProps & { entry: Entry; text: string }): JSX.Element {
  const found = () => props.entry.masks ?? []
  const own = () => props.draft.mask ?? []
  const isCleared = (span: Span) => props.draft.clear?.some((other) => same(other, span)) ?? false
  const clear = (span: Span, cleared: boolean) => {
    const others = (props.draft.clear ?? []).filter((other) => !same(other, span))
    props.change({ ...props.draft, clear: cleared ? [...others, span] : others })
  }
  const takeBack = (span: Span) =>
    props.change({ ...props.draft, mask: own().filter((other) => !same(other, span)) })
  return (
    <Show when={found().length + own().length > 0}>
      <fieldset>
        <legend>Masked on walls</legend>
        <For each={found()}>
          {({ start, end, kind }) => (
            <label class="sentence">
              <input
                type="checkbox"
                checked={!isCleared([start, end])}
                onChange={(event) => clear([start, end], !event.currentTarget.checked)}
              />
              <span>
                {MASK_NAMES[kind]} <bdi class="quiet">{props.text.slice(start, end)}</bdi>
              </span>
            </label>
          )}
        </For>
        <For each={own()}>
          {(span) => (
            <label class="sentence">
              <input type="checkbox" checked onChange={() => takeBack(span)} />
              <span>
                {MASK_NAMES.chosen} <bdi class="quiet">{props.text.slice(...span)}</bdi>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  )
}

/** A field to select in by mouse, by touch or with the arrow keys; what stands in it cannot be changed. */
function MaskWords(props: { text: string; mask: (span: Span) => void }): JSX.Element {
  let field: HTMLTextAreaElement | undefined
  const [told, setTold] = createSignal('')
  const mask = () => {
    const span: Span = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0]
    if (span[0] === span[1]) setTold('Select the words above first.')
    else {
      setTold('')
      props.mask(span)
    }
  }
  return (
    <div class="field">
      <label for="mask-words">Mask a passage</label>
      <textarea id="mask-words" ref={field} readonly dir="auto" rows={3} value={props.text} />
      <p>
        <button type="button" onClick={mask}>
          Mask the selected words
        </button>{' '}
        <span role="status">{told()}</span>
      </p>
    </div>
  )
}

const same = (a: Span, b: Span) => a[0] === b[0] && a[1] === b[1]
