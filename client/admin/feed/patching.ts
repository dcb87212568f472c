import type { Entry, Feed } from '../../live/desk/feed.ts'
import type { Api, Failure } from '../api.ts'
import type { Change } from './steps.ts'

/** What is asked for one entry; with `revision` only if nobody has changed it since. */
export type Wish = Change & { id: string; revision?: number }

export interface Refused {
  id: string
  failure: Failure
}

/** What the server made of a wish. */
export type Answer = { id: string; entry: Entry } | Refused

/** Those of which somebody else was first. */
export function stale(answers: readonly Answer[]): readonly Refused[] {
  return answers.flatMap((it) => ('failure' in it && it.failure.status === 409 ? [it] : []))
}

type BulkResult =
  | { id: string; status: 200; feedback: Entry }
  | { id: string; status: number; problem: { detail?: string; current?: Record<string, unknown> } }

const AT_ONCE = 500

/** Sends wishes, one by itself, many together; `told` hears how many are done. Answers in order. */
export function createPatching({ api, feed }: { api: Api; feed: Feed }) {
  async function one({ id, ...change }: Wish): Promise<Answer[]> {
    if (change.erasing !== undefined) return [await erase(id, change.erasing)]
    const result = await api.patch<Entry>(`/feedback/${encodeURIComponent(id)}`, change)
    return [result.ok ? { id, entry: result.value } : { id, failure: result.failure }]
  }

  /** Erasing is a call of its own, for who may do it. */
  async function erase(id: string, erasing: boolean): Promise<Answer> {
    const path = `/feedback/${encodeURIComponent(id)}`
    const asked = await api.delete(erasing ? path : `${path}/erasure`)
    const result = asked.ok ? await api.get<Entry>(path) : asked
    return result.ok ? { id, entry: result.value } : { id, failure: result.failure }
  }

  async function together(items: readonly Wish[]): Promise<Answer[]> {
    const result = await api.patch<{ results: BulkResult[] }>('/feedback', { items })
    if (!result.ok) return items.map(({ id }) => ({ id, failure: result.failure }))
    return result.value.results.map(answerOf)
  }

  return async function send(wishes: readonly Wish[], told: (done: number) => void): Promise<Answer[]> {
    const answers: Answer[] = []
    for (let from = 0; from < wishes.length; from += AT_ONCE) {
      if (from > 0) told(from)
      const [first, ...more] = wishes.slice(from, from + AT_ONCE)
      if (first === undefined) break
      answers.push(...(wishes.length === 1 ? await one(first) : await together([first, ...more])))
      feed.learn(answers.slice(from).flatMap((answer) => ('entry' in answer ? [answer.entry] : [])))
    }
    return answers
  }
}

function answerOf(result: BulkResult): Answer {
  const { id, status } = result
  if ('feedback' in result) return { id, entry: result.feedback }
  const { detail = `The server answered ${status}.`, current = null } = result.problem
  return { id, failure: { status, detail, fields: {}, retryAfter: null, current } }
}
