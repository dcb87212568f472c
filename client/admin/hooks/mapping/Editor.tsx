import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { Failed } from '../../parts/loaded.tsx'
import { BodyTree } from '../body/BodyTree.tsx'
import { pathOf, plainPointer, steadyPointer, valueAt } from '../body/pointer.ts'
import type { Row } from '../body/rows.ts'
import type { Example, HookSource } from '../data.ts'
import { Chosen } from './Chosen.tsx'
import { createDraft, wishOf } from './draft.ts'
import { type FieldName, fieldOfKey, labelOf, wordIn } from './fields.ts'
import { Saving } from './Saving.tsx'
import { ScoreFields } from './ScoreFields.tsx'
import { createTrial } from './trial.ts'
import { ValueBar } from './ValueBar.tsx'
import { VoiceTrial } from './VoiceTrial.tsx'

interface EditorProps {
  source: HookSource
  example: Example
  /** Where the body is from. */
  about: JSX.Element
  /** It was saved or replayed: how the source is now is to be read. */
  changed: () => void
}

/** A body on one side, the voice that it becomes on the other: values are said to be what they are. */
export function Editor(props: EditorProps): JSX.Element {
  const { api } = useOffice()
  const draft = createDraft(props.source)
  const [row, setRow] = createSignal<Row | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const body = props.example.delivery
    ? { delivery: props.example.delivery.id }
    : { body: props.example.text, contentType: props.example.contentType }
  const question = () => ({ ...body, ...wishOf(draft.wish()) })
  const trial = createTrial({ api, source: props.source.id, question })

  /** What each place of the body was said to be. */
  const fieldsAt = createMemo(() => {
    const places = new Map<string, string[]>()
    for (const [field, pointer] of Object.entries(draft.wish().mapping)) {
      const path = pathOf(props.example.tree, pointer)
      if (path) places.set(plainPointer(path), [...(places.get(plainPointer(path)) ?? []), field])
    }
    return places
  })
  const marks = createMemo(
    () => new Map(Array.from(fieldsAt(), ([id, fields]) => [id, fields.map(labelOf).join(', ')] as const)),
  )
  const fieldsOfRow = () => fieldsAt().get(row()?.id ?? '') ?? []
  const turn = (field: FieldName, at = row()) => {
    if (!at) return
    const isIt = fieldsAt().get(at.id)?.includes(field)
    draft.place(field, isIt ? null : steadyPointer(props.example.tree, at.path))
  }
  const press = (key: string, at: Row) => {
    const field = fieldOfKey(key)
    if (field) turn(field, at)
    return field !== null
  }
  const wordAt = (pointer: string) => {
    const path = pathOf(props.example.tree, pointer)
    return path && wordIn(valueAt(props.example.tree, path))
  }
  /** Words where the tool's own form looks for a score. They stay while a number for them is being typed. */
  const unknownWords = createMemo<readonly string[]>((before) => {
    if (draft.draft.mapping.score !== undefined) return []
    const places = (trial.trial()?.why ?? []).flatMap(({ field, pointer }) =>
      field === 'score' && pointer ? [pointer] : [],
    )
    return [...new Set([...before, ...places.flatMap((pointer) => wordAt(pointer) ?? [])])]
  }, [])
  const words = () => [...unknownWords(), wordAt(draft.draft.mapping.score ?? ' ') ?? []].flat()
  const problem = (name: string) => failure()?.fields[name]

  return (
    <div class="mapping-editor">
      <section class="body-pane" aria-labelledby="the-body">
        <div class="pane-title">
          <h2 id="the-body">The body</h2>
          {props.about}
        </div>
        <BodyTree
          tree={props.example.tree}
          label="The body, value by value"
          marks={marks()}
          choose={setRow}
          press={press}
        />
        <ValueBar row={row()} fields={fieldsOfRow()} turn={turn} />
      </section>
      <section class="voice-pane" aria-labelledby="the-voice">
        <h2 id="the-voice">What it becomes</h2>
        <Show when={trial.failure()}>{(it) => <Failed failure={it()} again={trial.again} />}</Show>
        <Show when={trial.trial()} fallback={<p class="quiet">Looking …</p>}>
          {(it) => <VoiceTrial trial={it()} />}
        </Show>
        <h3>How it is read</h3>
        <ScoreFields draft={draft} words={words()} />
        <Chosen draft={draft} tree={props.example.tree} problem={problem} />
        <Saving
          source={props.source}
          delivery={props.example.delivery}
          draft={draft}
          failure={failure()}
          failed={setFailure}
          changed={() => {
            trial.again()
            props.changed()
          }}
        />
      </section>
    </div>
  )
}
