import { createSignal, type JSX, Show } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Rule, RuleBody, Then } from '../../../shared/rules.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Conflict } from '../parts/Conflict.tsx'
import { Field } from '../parts/Field.tsx'
import { Select } from './Choices.tsx'
import type { Policies } from './policies.ts'
import { RuleTrial } from './RuleTrial.tsx'
import { ThenPart } from './ThenPart.tsx'
import { WhenPart } from './WhenPart.tsx'

interface EditorProps {
  policies: Policies
  /** Null is a new one. */
  rule: Rule | null
  languages: readonly string[]
  onDone: () => void
}

function blank(): RuleBody {
  const then: Then = { verdict: 'hold' }
  return { name: '', source: null, enabled: true, when: {}, then }
}

/** A rule with what it would have done, before it is saved. */
export function RuleEditor(props: EditorProps): JSX.Element {
  const { places } = useOffice()
  const bodyOf = (rule: Rule | null): RuleBody => {
    if (rule === null) return blank()
    const { id: _id, revision: _revision, ...body } = rule
    return structuredClone(body)
  }
  const [draft, setDraft] = createStore<RuleBody>(bodyOf(props.rule))
  const [known, setKnown] = createSignal(props.rule)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const problem = (field: string) => failure()?.fields[field]
  const theirs = () => (failure()?.status === 409 ? ((failure()?.current as Rule | null) ?? null) : null)
  const body = (): RuleBody => structuredClone(unwrap(draft))

  async function save(): Promise<void> {
    setBusy(true)
    const saved = await props.policies.save(body(), known())
    setBusy(false)
    setFailure(saved.ok ? null : saved.failure)
    if (saved.ok) props.onDone()
  }
  const takeTheirs = (rule: Rule) => {
    setKnown(rule)
    setDraft(reconcile(bodyOf(rule)))
    setFailure(null)
  }
  const keepMine = (rule: Rule) => {
    setKnown(rule)
    save()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save()
  }

  return (
    <form class="rule" onSubmit={submit} novalidate>
      <Show when={theirs()}>
        {(rule) => (
          <Conflict what="this rule" take={() => takeTheirs(rule())} over={() => keepMine(rule())} />
        )}
      </Show>
      <Field
        label="Name"
        value={draft.name}
        maxlength={200}
        autofocus
        problem={problem('name')}
        onInput={(event) => setDraft('name', event.currentTarget.value)}
      />
      <Select
        label="For"
        options={[
          { value: '', name: 'All sources that decide by rules' },
          ...places.sources().map(({ id, name }) => ({ value: id, name })),
        ]}
        value={draft.source ?? ''}
        onChange={(id) => setDraft('source', id === '' ? null : id)}
      />
      <WhenPart
        when={draft.when}
        languages={props.languages}
        problem={problem}
        change={(name, value) => setDraft('when', name, value as never)}
      />
      <ThenPart
        verdict={draft.then.verdict}
        tags={draft.then.tags ?? []}
        delay={draft.then.delay}
        problem={problem}
        change={(name, value) => setDraft('then', name, value as never)}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => setDraft('enabled', event.currentTarget.checked)}
        />{' '}
        In use
      </label>
      <RuleTrial
        policies={props.policies}
        body={body}
        track={() => JSON.stringify(draft)}
        id={known()?.id ?? null}
      />
      <Show when={failure() && theirs() === null}>
        <p role="alert">{failure()?.detail}</p>
      </Show>
      <p class="buttons">
        <button type="submit" class="main" disabled={busy()}>
          Save
        </button>
        <a class="button" href="/admin/policies">
          Leave it as it was
        </a>
      </p>
    </form>
  )
}
