import type { Posted } from '../../../shared/feedback.ts'
import { inTurns } from '../../in-turns.ts'
import type { DeliveryEvent } from '../../storage/delivery-operation.ts'
import type { FeedbackOperation } from '../../storage/feedback-operations.ts'
import type { Storage } from '../../storage/storage.ts'
import { judge, type Rulebook } from './judge.ts'
import type { Rulebooks } from './rulebook.ts'

interface JudgingDeps {
  storage: Pick<Storage, 'keep' | 'feedback'>
  rulebooks: Pick<Rulebooks, 'current'>
}

/** Keeps what senders ask as the storage does, and lets the rules have their say where a source decides by them. */
export function createJudging({ storage, rulebooks }: JudgingDeps): Pick<Storage, 'keep'> {
  return {
    async keep(operations) {
      if (!operations.some(isJudged)) return storage.keep(operations)
      const book = await rulebooks.current()
      const whole = await wholeUpserts(storage, operations)
      return storage.keep(await inTurns(operations, (operation) => judged(operation, book, whole)))
    },
  }
}

function isJudged({ kind, source }: FeedbackOperation): boolean {
  return source.policy === 'rules' && kind !== 'withdraw'
}

type Whole = ReadonlyMap<DeliveryEvent, Posted>

/** A tool may tell of an answer bit by bit: the rules look at all of it that is known. */
async function wholeUpserts(
  { feedback }: Pick<Storage, 'feedback'>,
  operations: readonly FeedbackOperation[],
): Promise<Whole> {
  const whole = new Map<DeliveryEvent, Posted>()
  for (const operation of operations) {
    if (operation.kind !== 'delivery' || !isJudged(operation)) continue
    for (const event of operation.events) {
      if (event.kind !== 'upsert') continue
      const { externalId, content } = event
      const known = externalId === null ? null : await feedback.byExternalId(operation.source.id, externalId)
      whole.set(event, { ...known, ...content.posted })
    }
  }
  return whole
}

function judged(operation: FeedbackOperation, book: Rulebook, whole: Whole): FeedbackOperation {
  if (operation.kind === 'withdraw' || operation.source.policy !== 'rules') return operation
  const { source } = operation
  if (operation.kind !== 'delivery') {
    return { ...operation, judged: judge(book, source.id, operation.entry.posted) }
  }
  const events = operation.events.map((event) => {
    const posted = whole.get(event)
    return posted && event.kind === 'upsert' ? { ...event, judged: judge(book, source.id, posted) } : event
  })
  return { ...operation, events }
}
