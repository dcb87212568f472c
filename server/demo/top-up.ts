import { makeSender, type Sender } from '../import/sender.ts'
import type { Company, Sent } from './company.ts'
import type { DemoState } from './state.ts'
import type { SourceKey } from './touchpoints.ts'

export interface TopUpNeeds {
  url: string
  company: Company
  state: DemoState
  now: () => number
  wait: (ms: number) => Promise<void>
  onProgress: (done: number, total: number) => void
}

/** Small enough for one batch a source, and in the order of time across sources, so that the feed reads well. */
const AT_ONCE = 500

/** Tells the company's story from where it was left until now; answers how far that is. */
export async function topUp({ url, company, state, now, wait, onProgress }: TopUpNeeds): Promise<number> {
  const until = now()
  const history = company
    .history(until)
    .filter(({ posted }) => Date.parse(posted.occurredAt ?? '') > state.until)
  const senders = new Map<SourceKey, Sender>()
  const senderOf = (source: SourceKey) => {
    const known = senders.get(source)
    const sender = known ?? makeSender({ url, token: state.tokens[source] ?? '', now, wait })
    senders.set(source, sender)
    return sender
  }
  for (let at = 0; at < history.length; at += AT_ONCE) {
    await sendAll(history.slice(at, at + AT_ONCE), senderOf)
    onProgress(Math.min(at + AT_ONCE, history.length), history.length)
  }
  return until
}

async function sendAll(sent: readonly Sent[], senderOf: (source: SourceKey) => Sender): Promise<void> {
  const bySource = Map.groupBy(sent, ({ source }) => source)
  for (const [source, entries] of bySource) {
    const outcomes = await senderOf(source)(entries.map(({ posted }) => ({ ...posted })))
    const refused = outcomes.find(({ status }) => status !== 201 && status !== 200)
    if (refused)
      throw new Error(`the demo's own history is refused with ${refused.status}: ${refused.reason}`)
  }
}
