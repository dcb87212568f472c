import { createSignal } from 'solid-js'
import type { Rule, RuleBody, RulePreview, WordSettings } from '../../../shared/rules.ts'
import type { Api, Failure, Result } from '../api.ts'

export type Words = WordSettings & { revision: number }
export type Policies = ReturnType<typeof createPolicies>

/** The rules in their order, as the server has them. */
export function createPolicies({ api }: { api: Api }) {
  const [rules, setRules] = createSignal<readonly Rule[]>([])
  const [state, setState] = createSignal<'loading' | 'loaded' | Failure>('loading')

  async function load(): Promise<void> {
    const answer = await api.get<{ items: Rule[] }>('/rules')
    if (answer.ok) setRules(answer.value.items)
    setState(answer.ok ? 'loaded' : answer.failure)
  }

  /** Shows a change at once, and what the server says of it afterwards. */
  async function order(ids: readonly string[]): Promise<Failure | null> {
    const byId = new Map(rules().map((rule) => [rule.id, rule]))
    setRules(ids.flatMap((id) => byId.get(id) ?? []))
    const answer = await api.put('/rules/order', { ids })
    if (!answer.ok) await load()
    return answer.ok ? null : answer.failure
  }

  function learn(rule: Rule): void {
    const known = rules().some(({ id }) => id === rule.id)
    setRules(known ? rules().map((each) => (each.id === rule.id ? rule : each)) : [...rules(), rule])
  }

  return {
    rules,
    state,
    load,
    order,
    byId: (id: string) => rules().find((rule) => rule.id === id) ?? null,

    /** Without an id it is a new one. */
    async save(body: RuleBody, known: { id: string; revision: number } | null): Promise<Result<Rule>> {
      const saved = known
        ? await api.patch<Rule>(`/rules/${known.id}`, { ...body, revision: known.revision })
        : await api.post<Rule>('/rules', body)
      if (saved.ok) learn(saved.value)
      return saved
    },

    async change(rule: Rule, change: Partial<RuleBody>): Promise<Failure | null> {
      const saved = await api.patch<Rule>(`/rules/${rule.id}`, { ...change, revision: rule.revision })
      if (saved.ok) learn(saved.value)
      else await load()
      return saved.ok ? null : saved.failure
    },

    async remove(rule: Rule): Promise<Failure | null> {
      const removed = await api.delete(`/rules/${rule.id}?revision=${rule.revision}`)
      if (removed.ok) setRules(rules().filter(({ id }) => id !== rule.id))
      else await load()
      return removed.ok ? null : removed.failure
    },

    /** Puts a deleted rule back to where it was. */
    async bringBack({ id: _id, revision: _revision, ...body }: Rule, place: number): Promise<Failure | null> {
      const made = await api.post<Rule>('/rules', body)
      if (!made.ok) return made.failure
      learn(made.value)
      const others = rules()
        .map((rule) => rule.id)
        .filter((id) => id !== made.value.id)
      return order([...others.slice(0, place), made.value.id, ...others.slice(place)])
    },

    preview: (rule: RuleBody, id: string | null): Promise<Result<RulePreview>> =>
      api.post('/rules/preview', { rule, ...(id !== null && { id }) }),
  }
}
