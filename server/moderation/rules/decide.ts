import type { Display, Ruled } from '../../../shared/feedback.ts'
import { DELAY_MINUTES, type Did, type Then, type Verdict } from '../../../shared/rules.ts'

/** A rule that matches an entry as far as the entry alone can tell. */
export interface Candidate {
  rule: string
  name: string
  then: Then
  /** What only the storage can tell: the same words came so often before. */
  repeated: { hours: number; times: number } | null
}

/** What the rules say of an entry before it is kept. */
export interface Judged {
  candidates: Candidate[]
  /** Equal for equal words of one source; null where no rule looks for repetitions. */
  wordsKey: string | null
}

export interface Decision {
  display: Display
  suspected: boolean
  tags: string[]
  /** Minutes. */
  delay: number
  ruled: Ruled[]
}

const DISPLAY_OF: Readonly<Record<Verdict, Display>> = {
  show: 'shown',
  hold: 'held',
  hide: 'hidden',
  spam: 'held',
}

/**
 * The first rule with a verdict decides; tags and delays of all add up. Where none decides, it is shown.
 * `timesWithin` tells how often the same words came in so many hours before.
 */
export function decide(candidates: readonly Candidate[], timesWithin: (hours: number) => number): Decision {
  const decision: Decision = { display: 'shown', suspected: false, tags: [], delay: 0, ruled: [] }
  let decided = false
  for (const { rule, name, then, repeated } of candidates) {
    if (repeated && timesWithin(repeated.hours) < repeated.times) continue
    const did: Did[] = []
    if (then.verdict !== undefined && !decided) {
      decided = true
      decision.display = DISPLAY_OF[then.verdict]
      decision.suspected = then.verdict === 'spam'
      did.push(then.verdict)
    }
    if (addTags(decision, then.tags ?? [])) did.push('tag')
    if (addDelay(decision, then.delay ?? 0)) did.push('delay')
    if (did.length > 0) decision.ruled.push({ rule, name, did })
  }
  return decision
}

function addTags(decision: Decision, tags: readonly string[]): boolean {
  const added = tags.filter((tag) => !decision.tags.includes(tag))
  decision.tags.push(...added)
  return added.length > 0
}

function addDelay(decision: Decision, minutes: number): boolean {
  const before = decision.delay
  decision.delay = Math.min(DELAY_MINUTES, before + minutes)
  return decision.delay > before
}
