import { hash } from 'node:crypto'
import type { Why } from '../../../shared/deliveries.ts'
import { TEXT_LENGTH } from '../../intake/posted.ts'
import { isBlank, wellFormed } from '../../intake/text.ts'
import type { HookEvent, UpsertEvent } from '../interpretation.ts'
import type { EventData } from '../preset-schema.ts'
import { type Answer, commentOf, isTemplate, lookUp, scoreOf } from './answer.ts'
import { detailsOf } from './details.ts'
import { isMissing, isPlaceholder } from './missing.ts'
import { overlookedScore } from './overlooked.ts'
import { textOf } from './texts.ts'
import { readTime } from './time.ts'

const TEMPLATE = 'It is a template with placeholders that nobody filled in, as a test button sends it.'
const NOTHING_THERE = 'There is neither a score nor a comment where they are looked for.'

/** What one item of a delivery means. `now` is epoch milliseconds. */
export function eventOf(answer: Answer, now: number): HookEvent {
  const { preset, place } = answer
  const rule = preset.events[preset.reads.events.findIndex((holds) => holds(place))]
  if (!rule) return unclear([{ detail: `It is no event of ${preset.title} that is known.` }])
  if (rule.means === 'ignored' || rule.means === 'ping') {
    return { means: 'ignore', why: rule.why ?? 'There is no answer of a customer in it.' }
  }
  if (rule.means === 'withdrawn') return withdrawal(answer)
  return isTemplate(answer) ? { means: 'ignore', why: TEMPLATE } : upsert(answer, rule, now)
}

function withdrawal(answer: Answer): HookEvent {
  const subject = subjectOf(answer)
  if (subject !== null) return { means: 'withdraw', subject }
  return unclear([{ field: 'externalId', detail: 'Something was withdrawn, but not which answer.' }])
}

function upsert(answer: Answer, rule: EventData, now: number): HookEvent {
  const score = scoreOf(answer)
  const { comment, why: commentWhy } = commentOf(answer)
  const why: Why[] = [...(score && 'why' in score ? score.why : []), ...(commentWhy ? [commentWhy] : [])]
  const scored = score && 'score' in score ? score : undefined
  if (!scored && comment === undefined) return why.length > 0 ? unclear(why) : bare(answer, rule)
  const overlooked = score === undefined && overlookedScore(answer)
  if (overlooked) why.push(overlooked)
  const details = detailsOf(answer, now)
  return {
    means: 'upsert',
    subject: subjectOf(answer),
    revision: revisionOf(answer, rule),
    posted: {
      ...(scored && {
        metric: scored.metric,
        score: scored.score,
        ...(scored.scale && { scale: scored.scale }),
      }),
      ...(comment !== undefined && { comment }),
      ...details.posted,
      ...(rule.means === 'test' && { test: true }),
    },
    cleared: clearedBy(answer, rule),
    why: [...why, ...details.why],
  }
}

/** Neither score nor comment. */
function bare({ preset, source: { mapping = {} } }: Answer, rule: EventData): HookEvent {
  const mapped = mapping.score !== undefined || mapping.comment !== undefined
  if (rule.bare === 'ignored' || (rule.bare === 'part' && mapped)) {
    return { means: 'ignore', why: rule.why ?? NOTHING_THERE }
  }
  const detail =
    mapped || !preset.needs.includes('mapping')
      ? NOTHING_THERE
      : `${NOTHING_THERE} Choose them in the mapping of the source.`
  return unclear([{ field: 'score', detail }])
}

export function unclear(why: Why[]): HookEvent {
  return { means: 'unclear', why }
}

/** An id longer than an entry's may be is kept as its hash; as text it is well-formed as every other. */
export function subjectOf(answer: Answer): string | null {
  const id = wellFormed(textOf(lookUp(answer, 'externalId')?.value) ?? '').trim()
  if (isBlank(id) || isPlaceholder(id)) return null
  return id.length > TEXT_LENGTH ? hash('sha256', id, 'base64url') : id
}

/** A counter as it is, a time in milliseconds: of two with the same time, what is new came before its change. */
function revisionOf({ preset, place, source }: Answer, { means }: EventData): number | null {
  const value = preset.reads.revision?.(place)?.value
  if (/^\d{1,8}$/.test(String(value))) return Number(value)
  const time = readTime(value, source.timeZone)
  return time && (means === 'new' ? time.at - 1 : time.at)
}

/** What is named and empty in a newer state was taken out of it. */
function clearedBy(answer: Answer, { empties }: EventData): UpsertEvent['cleared'] {
  return empties.filter((field) => {
    const found = lookUp(answer, field)
    return found !== undefined && isMissing(found.value)
  })
}
