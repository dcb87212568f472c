import { createSignal, For, type JSX, Show } from 'solid-js'
import { MASK_KINDS, type MaskKind } from '../../../shared/masks.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Conflict } from '../parts/Conflict.tsx'
import { Field } from '../parts/Field.tsx'
import { Choices } from './Choices.tsx'
import { KIND_NAMES } from './told.ts'

type Kind = Exclude<MaskKind, 'own'>
interface Pattern {
  name: string
  pattern: string
}
export interface MaskSettings {
  kinds: Record<Kind, boolean>
  patterns: Pattern[]
  revision: number
}

const KINDS = MASK_KINDS.filter((kind): kind is Kind => kind !== 'own')
const OPTIONS = KINDS.map((value) => ({ value, name: KIND_NAMES[value] }))

/** What walls leave out of customers' words. */
export function MasksPart(props: {
  masks: MaskSettings
  onTheirs: (masks: MaskSettings) => void
}): JSX.Element {
  const { api, may, notices, following } = useOffice()
  const [kinds, setKinds] = createSignal<readonly Kind[]>(KINDS.filter((kind) => props.masks.kinds[kind]))
  const [patterns, setPatterns] = createSignal<readonly Pattern[]>(props.masks.patterns)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [saved, setSaved] = createSignal(false)
  let revision = props.masks.revision
  const theirs = () => (failure()?.status === 409 ? (failure()?.current as MaskSettings | null) : null)

  async function save(): Promise<void> {
    const pressed = performance.now()
    const chosen = Object.fromEntries(KINDS.map((kind) => [kind, kinds().includes(kind)]))
    const answer = await api.put<MaskSettings>('/masks', { kinds: chosen, patterns: patterns(), revision })
    setFailure(answer.ok ? null : answer.failure)
    setSaved(answer.ok)
    if (!answer.ok) return
    revision = answer.value.revision
    notices.done(following({ said: 'What is masked now:', revision, pressed }), false)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save()
  }
  const keepMine = (settings: MaskSettings) => {
    revision = settings.revision
    save()
  }

  return (
    <section aria-labelledby="masks" class="wide">
      <h2 id="masks">Masked on walls</h2>
      <p class="hint">
        Walls show “…” in their place. Names in the words cannot be found: moderators mask those by hand.
      </p>
      <form onSubmit={submit} novalidate>
        <Choices
          label="Personal data"
          options={OPTIONS}
          chosen={kinds()}
          disabled={!may('admin')}
          onChange={setKinds}
        />
        <Patterns
          readonly={!may('admin')}
          patterns={patterns()}
          problem={(field) => failure()?.fields[field]}
          change={(next) => {
            setSaved(false)
            setPatterns(next)
          }}
        />
        <Show when={theirs()}>
          {(settings) => (
            <Conflict
              what="the masks"
              take={() => props.onTheirs(settings())}
              over={() => keepMine(settings())}
            />
          )}
        </Show>
        <Show when={failure() && !theirs()}>
          <p role="alert">{failure()?.detail}</p>
        </Show>
        <Show when={may('admin')}>
          <p class="buttons">
            <button type="submit">Save masks</button>
            <span role="status">{saved() ? 'Saved. Walls leave it out from now on.' : ''}</span>
          </p>
        </Show>
      </form>
    </section>
  )
}

interface PatternsProps {
  readonly: boolean
  patterns: readonly Pattern[]
  problem: (field: string) => string | undefined
  change: (patterns: Pattern[]) => void
}

function Patterns(props: PatternsProps): JSX.Element {
  const put = (place: number, part: Partial<Pattern>) =>
    props.change(props.patterns.map((pattern, at) => (at === place ? { ...pattern, ...part } : pattern)))
  // By place: what is typed into must stay where it is.
  const places = () => Array.from(props.patterns.keys())
  return (
    <fieldset class="choosing">
      <legend>Your own patterns</legend>
      <p class="hint">As an order number: “ORD-\d{'{6}'}”, a regular expression.</p>
      <For each={places()}>
        {(place) => (
          <fieldset class="pair">
            <legend class="unseen">Pattern {place + 1}</legend>
            <Field
              label="Name"
              readonly={props.readonly}
              value={props.patterns[place]?.name ?? ''}
              problem={props.problem(`patterns/${place}/name`)}
              onInput={(event) => put(place, { name: event.currentTarget.value })}
            />
            <Field
              label="Pattern"
              readonly={props.readonly}
              value={props.patterns[place]?.pattern ?? ''}
              spellcheck={false}
              problem={props.problem(`patterns/${place}/pattern`)}
              onInput={(event) => put(place, { pattern: event.currentTarget.value })}
            />
            <Show when={!props.readonly}>
              <button
                type="button"
                class="plain"
                onClick={() => props.change(props.patterns.filter((_, at) => at !== place))}
              >
                Remove this pattern
              </button>
            </Show>
          </fieldset>
        )}
      </For>
      <Show when={!props.readonly}>
        <p>
          <button type="button" onClick={() => props.change([...props.patterns, { name: '', pattern: '' }])}>
            Add a pattern
          </button>
        </p>
      </Show>
    </fieldset>
  )
}
