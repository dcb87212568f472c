import type { Company, Sent } from './company.ts'
import { makeRandom } from './random.ts'
import type { DemoState } from './state.ts'

export interface ArrivalNeeds {
  url: string
  company: Company
  tokens: DemoState['tokens']
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Ends the arrivals. */
  signal: AbortSignal
  onArrival: (sent: Sent) => Promise<void>
  onTrouble: (what: string) => void
}

const SOONEST = 5_000
const LATEST = 40_000

/** Lets somebody write every 5 to 40 s, through the webhook like anybody else, until it is told to stop. */
export async function letVoicesArrive(needs: ArrivalNeeds): Promise<void> {
  const { company, now, wait, signal, onArrival, onTrouble } = needs
  const random = makeRandom(`arrivals ${now()}`)
  while (!signal.aborted) {
    const sent = company.next(now())
    const trouble = await post(needs, sent)
    if (signal.aborted) return
    if (trouble === null) await onArrival(sent)
    else onTrouble(trouble)
    await wait(random.between(SOONEST, LATEST), signal).catch(() => {})
  }
}

/** Null, or what went wrong: the demo goes on, a later voice may get through. */
async function post({ url, tokens, signal }: ArrivalNeeds, { source, posted }: Sent): Promise<string | null> {
  try {
    const response = await fetch(new URL('/api/v1/feedback', url), {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[source]}`, 'content-type': 'application/json' },
      body: JSON.stringify(posted),
      signal,
    })
    return response.ok ? null : `a voice was answered ${response.status}: ${await response.text()}`
  } catch (error) {
    return `a voice did not get through: ${error instanceof Error ? error.message : error}`
  }
}
