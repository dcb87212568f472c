import { createSignal, type JSX, Show } from 'solid-js'
import { WORD_LANGUAGES } from '../../../shared/rules.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Conflict } from '../parts/Conflict.tsx'
import { Choices } from './Choices.tsx'
import { Lines } from './Lines.tsx'
import type { Words } from './policies.ts'
import { languageName } from './told.ts'

const OPTIONS = WORD_LANGUAGES.map((value) => ({ value, name: languageName(value) })).sort((a, b) =>
  a.name.localeCompare(b.name),
)

/** What rules look for, what they never find, and whom they do not touch. */
export function WordsPart(props: { words: Words; onTheirs: (words: Words) => void }): JSX.Element {
  const { api, may } = useOffice()
  const [draft, setDraft] = createSignal(props.words)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [saved, setSaved] = createSignal(false)
  const change = (part: Partial<Words>) => {
    setSaved(false)
    setDraft({ ...draft(), ...part })
  }
  const theirs = () => (failure()?.status === 409 ? (failure()?.current as Words | null) : null)
  /** What is wrong with one line of a list is told under the list. */
  const problem = (list: string) => {
    const [field, detail] =
      Object.entries(failure()?.fields ?? {}).find(([name]) => name.split('/')[0] === list) ?? []
    const line = field?.split('/')[1]
    return detail && (line === undefined ? detail : `Line ${Number(line) + 1} ${detail}`)
  }

  async function save(revision: number): Promise<void> {
    const answer = await api.put<Words>('/words', { ...draft(), revision })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setDraft(answer.value)
    setSaved(true)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save(draft().revision)
  }

  return (
    <section aria-labelledby="words" class="wide">
      <h2 id="words">Words and authors</h2>
      <p class="hint">
        A rule that asks for listed words finds these, also when they are disguised as “sh1t” or “f*ck”.
      </p>
      <form onSubmit={submit}>
        <Choices
          label="Lists in use"
          options={OPTIONS}
          chosen={draft().languages}
          disabled={!may('admin')}
          onChange={(languages) => change({ languages })}
        />
        <Lines
          label="Your own words"
          hint="One a line. A star stands for any letters: “refund*”."
          rows={5}
          value={draft().own}
          readonly={!may('admin')}
          problem={problem('own')}
          onChange={(own) => change({ own })}
        />
        <Lines
          label="Words that are never found"
          hint="One a line, as names of places or products that look like something else."
          rows={5}
          value={draft().allowed}
          readonly={!may('admin')}
          problem={problem('allowed')}
          onChange={(allowed) => change({ allowed })}
        />
        <Lines
          label="Authors whom no rule touches"
          hint="One a line: an id, an e-mail address, or @example.com for a whole domain."
          value={draft().authors}
          readonly={!may('admin')}
          problem={problem('authors')}
          onChange={(authors) => change({ authors })}
        />
        <Show when={theirs()}>
          {(words) => (
            <Conflict
              what="these words"
              take={() => props.onTheirs(words())}
              over={() => save(words().revision)}
            />
          )}
        </Show>
        <Show when={failure() && !theirs()}>
          <p role="alert">{failure()?.detail}</p>
        </Show>
        <Show when={may('admin')}>
          <p class="buttons">
            <button type="submit">Save words</button>
            <span role="status">{saved() ? 'Saved.' : ''}</span>
          </p>
        </Show>
      </form>
    </section>
  )
}
