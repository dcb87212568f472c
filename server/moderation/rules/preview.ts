import type { Feedback } from '../../../shared/feedback.ts'
import type { Rule, RulePreview } from '../../../shared/rules.ts'
import { inTurns } from '../../in-turns.ts'
import { decide } from './decide.ts'
import { judge, type Rulebook } from './judge.ts'

const HOUR_MS = 60 * 60_000
const TOLD = 20

/** What a rule of the book would have done to these entries, the newest first. */
export async function preview(
  book: Rulebook,
  rule: Rule,
  entries: readonly Feedback[],
): Promise<RulePreview> {
  const told: RulePreview = { looked: entries.length, matched: 0, decidedBefore: 0, items: [] }
  const cameBefore = createMemory()
  const matching: Feedback[] = []
  const looked = await inTurns(entries.toReversed(), (entry) => ({
    entry,
    ...judge(book, entry.source, entry),
  }))
  for (const { entry, candidates, wordsKey } of looked) {
    const at = Date.parse(entry.arrivedAt)
    const times = (hours: number) => cameBefore.times(wordsKey, at - hours * HOUR_MS)
    const own = candidates.filter((candidate) => candidate.rule === rule.id)
    const matched = own.some(({ repeated }) => !repeated || times(repeated.hours) >= repeated.times)
    cameBefore.remember(wordsKey, at)
    if (!matched) continue
    matching.push(entry)
    const { ruled } = decide(candidates, times)
    const isFirst = ruled.some(
      ({ rule: id, did }) => id === rule.id && did.some((each) => each === rule.then.verdict),
    )
    if (rule.then.verdict !== undefined && !isFirst) told.decidedBefore += 1
  }
  told.matched = matching.length
  told.items = matching.slice(-TOLD).toReversed().map(toItem)
  return told
}

/** When which words came, as far as these entries tell. */
function createMemory() {
  const cameAt = new Map<string, number[]>()
  return {
    times: (key: string | null, since: number): number =>
      key === null ? 0 : (cameAt.get(key) ?? []).filter((at) => at > since).length,
    remember(key: string | null, at: number): void {
      if (key !== null) cameAt.set(key, [...(cameAt.get(key) ?? []), at])
    },
  }
}

function toItem({ id, comment, score, mood, arrivedAt }: Feedback): RulePreview['items'][number] {
  return { id, comment: comment ?? null, score: score ?? null, mood, arrivedAt }
}
