import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import type { ImportColumn, ImportField } from '../../../../shared/imports.ts'
import type { Draft } from './draft.ts'
import { isPlain, labelOf, meaningsOf } from './fields.ts'
import './words.css'

interface WordsPartProps {
  draft: Draft
  field: ImportField
  column: ImportColumn
}

/** The words that were found in a column, each with what it means. */
export function WordsPart(props: WordsPartProps): JSX.Element {
  const id = createUniqueId()
  const meanings = () => props.draft.draft.values[props.field] ?? {}
  const [added, setAdded] = createSignal<readonly string[]>([])
  const words = createMemo(() => {
    const found = props.column.values.filter((value) => !isPlain(props.field, value))
    return [...new Set([...found, ...Object.keys(meanings()), ...added()])]
  })
  let more: HTMLInputElement | undefined
  const add = () => {
    const word = more?.value.trim() ?? ''
    if (word !== '') setAdded((now) => [...now, word])
    if (more) more.value = ''
  }
  return (
    <Show when={words().length > 0 || props.column.more}>
      <section class="words-part" aria-labelledby={id}>
        <h2 id={id}>Words under “{labelOf(props.field)}”</h2>
        <Show when={words().length > 0} fallback={<p class="quiet">Only numbers, in the rows looked at.</p>}>
          <ul>
            <For each={words()}>
              {(word) => (
                <Word
                  word={word}
                  field={props.field}
                  meaning={meanings()[word] ?? null}
                  set={(meaning) => props.draft.setMeaning(props.field, word, meaning)}
                />
              )}
            </For>
          </ul>
        </Show>
        <p class="another-word">
          <label>
            Another word further down
            <input maxlength={200} ref={more} onKeyDown={(event) => event.key === 'Enter' && add()} />
          </label>
          <button type="button" onClick={add}>
            Add it
          </button>
        </p>
      </section>
    </Show>
  )
}

interface WordProps {
  word: string
  field: ImportField
  /** Empty is nothing; null is not said yet. */
  meaning: string | null
  set: (meaning: string | null) => void
}

function Word(props: WordProps): JSX.Element {
  return (
    <li>
      <bdi>{props.word}</bdi>
      <Show when={meaningsOf(props.field)} fallback={<NumberFor {...props} />}>
        {(choices) => (
          <select
            aria-label={`${props.word} means`}
            value={props.meaning ?? '?'}
            onChange={({ currentTarget: { value } }) => props.set(value === '?' ? null : value)}
          >
            <option value="?">not said yet</option>
            <For each={choices()}>{([value, name]) => <option value={value}>{name}</option>}</For>
            <option value="">nothing</option>
          </select>
        )}
      </Show>
    </li>
  )
}

function NumberFor(props: WordProps): JSX.Element {
  return (
    <>
      <input
        type="number"
        step="1"
        aria-label={`${props.word} is the score`}
        value={props.meaning ?? ''}
        disabled={props.meaning === ''}
        onInput={({ currentTarget: { value } }) => props.set(value === '' ? null : value)}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={props.meaning === ''}
          onChange={({ currentTarget: { checked } }) => props.set(checked ? '' : null)}
        />{' '}
        no score<span class="unseen">: {props.word}</span>
      </label>
    </>
  )
}
