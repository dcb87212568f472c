import { inTurns } from '../../in-turns.ts'
import type { FeedbackOperation } from '../../storage/feedback-operations.ts'
import type { Storage } from '../../storage/storage.ts'
import { judge, type Rulebook } from './judge.ts'
import type { Rulebooks } from './rulebook.ts'

interface JudgingDeps {
  storage: Pick<Storage, 'keep'>
  rulebooks: Pick<Rulebooks, 'current'>
}

/** Keeps what senders ask as the storage does, and lets the rules have their say where a source decides by them. */
export function createJudging({ storage, rulebooks }: JudgingDeps): Pick<Storage, 'keep'> {
  return {
    async keep(operations) {
      if (!operations.some(isJudged)) return storage.keep(operations)
      const book = await rulebooks.current()
      return storage.keep(await inTurns(operations, (operation) => judged(operation, book)))
    },
  }
}

function isJudged({ kind, source }: FeedbackOperation): boolean {
  return source.policy === 'rules' && kind !== 'withdraw'
}

function judged(operation: FeedbackOperation, book: Rulebook): FeedbackOperation {
  if (operation.kind === 'withdraw' || operation.source.policy !== 'rules') return operation
  return { ...operation, judged: judge(book, operation.source.id, operation.entry.posted) }
}
