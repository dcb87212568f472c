import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Rule } from '../../../shared/rules.ts'
import { useOffice } from '../context.ts'
import type { Policies } from './policies.ts'
import { thenText, whenText } from './told.ts'

interface Deleted {
  rule: Rule
  place: number
}

/** The rules in the order in which they are asked. */
export function RuleList(props: { policies: Policies }): JSX.Element {
  const { may } = useOffice()
  const [told, setTold] = createSignal('')
  const [problem, setProblem] = createSignal<string | null>(null)
  const [deleted, setDeleted] = createSignal<Deleted | null>(null)
  const rules = () => props.policies.rules()
  const buttons = new Map<string, HTMLButtonElement>()

  async function move(rule: Rule, by: -1 | 1): Promise<void> {
    const ids = rules().map(({ id }) => id)
    const place = ids.indexOf(rule.id)
    const to = place + by
    if (to < 0 || to >= ids.length) return
    const others = ids.filter((id) => id !== rule.id)
    setTold(`${rule.name}: now number ${to + 1} of ${ids.length}.`)
    const ordered = props.policies.order([...others.slice(0, to), rule.id, ...others.slice(to)])
    // It has been moved already, and what is moved loses the focus.
    buttons.get(`${rule.id} ${by}`)?.focus()
    setProblem((await ordered)?.detail ?? null)
  }

  async function remove(rule: Rule): Promise<void> {
    const place = rules().findIndex(({ id }) => id === rule.id)
    const failure = await props.policies.remove(rule)
    setProblem(failure?.detail ?? null)
    setDeleted(failure ? null : { rule, place })
  }

  async function bringBack({ rule, place }: Deleted): Promise<void> {
    setDeleted(null)
    const failure = await props.policies.bringBack(rule, place)
    setProblem(failure?.detail ?? null)
  }

  return (
    <section aria-labelledby="rules" class="wide">
      <h2 id="rules">Rules</h2>
      <p class="hint">
        Asked from the top. The first that decides has decided; tags and delays of all that fit add up. Where
        none decides, an entry is shown.
      </p>
      <Show when={problem()}>{(it) => <p role="alert">{it()}</p>}</Show>
      <ol class="rules">
        <For each={rules()} fallback={<li class="quiet">There is none yet: everything is shown.</li>}>
          {(rule, index) => (
            <li classList={{ off: !rule.enabled }}>
              <RuleText rule={rule} />
              <Show when={may('admin')}>
                <p class="buttons">
                  <For each={[-1, 1] as const}>
                    {(by) => (
                      <button
                        type="button"
                        ref={(element) => buttons.set(`${rule.id} ${by}`, element)}
                        aria-disabled={by < 0 ? index() === 0 : index() === rules().length - 1}
                        aria-label={`Move ${rule.name} ${by < 0 ? 'up' : 'down'}`}
                        onClick={() => move(rule, by)}
                      >
                        {by < 0 ? 'Up' : 'Down'}
                      </button>
                    )}
                  </For>
                  <button
                    type="button"
                    aria-label={`${rule.enabled ? 'Switch off' : 'Switch on'} ${rule.name}`}
                    onClick={async () => {
                      const failure = await props.policies.change(rule, { enabled: !rule.enabled })
                      setProblem(failure?.detail ?? null)
                    }}
                  >
                    {rule.enabled ? 'Switch off' : 'Switch on'}
                  </button>
                  <button type="button" aria-label={`Delete ${rule.name}`} onClick={() => remove(rule)}>
                    Delete
                  </button>
                </p>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class="unseen" role="status">
        {told()}
      </p>
      <div role="status">
        <Show when={deleted()}>
          {(it) => (
            <p>
              Deleted: <bdi>{it().rule.name}</bdi>{' '}
              <button type="button" onClick={() => bringBack(it())}>
                Undo
              </button>
            </p>
          )}
        </Show>
      </div>
      <Show when={may('admin')}>
        <p>
          <a class="button" href="/admin/policies/new">
            New rule
          </a>
        </p>
      </Show>
    </section>
  )
}

function RuleText(props: { rule: Rule }): JSX.Element {
  const { may, places } = useOffice()
  const whose = () => {
    const { source } = props.rule
    if (source === null) return 'All sources that decide by rules'
    return places.sourceName(source) ?? 'A deleted source'
  }
  return (
    <div class="rule-text">
      <b>
        <Show when={may('admin')} fallback={<bdi>{props.rule.name}</bdi>}>
          <a href={`/admin/policies/${props.rule.id}`}>
            <bdi>{props.rule.name}</bdi>
          </a>
        </Show>
      </b>
      <Show when={!props.rule.enabled}>
        <span> (off)</span>
      </Show>
      <p>
        <bdi>{whenText(props.rule.when)}</bdi>: <bdi>{thenText(props.rule.then)}</bdi>.
      </p>
      <p class="quiet">
        <bdi>{whose()}</bdi>
      </p>
    </div>
  )
}
