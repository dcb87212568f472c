import type { Feedback } from '../../shared/feedback.ts'
import { type Entry, type EntrySettings, parseEntry } from '../intake/entry.ts'
import type { EntrySource, FeedbackOperation, FeedbackOutcome } from '../storage/feedback-operations.ts'
import type { Storage } from '../storage/storage.ts'
import type { Clock } from './clock.ts'

export type Sender = ReturnType<typeof createSender>

const SHOP: EntrySource = { id: 'shop', policy: 'publish' }

/** An entry as the intake would hand it on. Throws for one that it would refuse. */
export function entryOf(posted: object, now: number, settings: EntrySettings = { timeZone: 'UTC' }): Entry {
  const parsed = parseEntry(posted, settings, now)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.entry
}

/** Somebody who sends feedback of one source straight to a storage. */
export function createSender(
  { storage, clock }: { storage: Pick<Storage, 'keep'>; clock: Clock },
  source = SHOP,
) {
  const create = (posted: object, idempotencyKey?: string): FeedbackOperation => {
    const operation = {
      kind: 'create',
      source,
      entry: entryOf(posted, clock.now()),
      now: clock.now(),
    } as const
    return idempotencyKey === undefined ? operation : { ...operation, idempotencyKey }
  }
  const replace = (externalId: string, posted: object): FeedbackOperation => {
    const entry = entryOf({ ...posted, externalId }, clock.now())
    return { kind: 'replace', source, externalId, entry, now: clock.now() }
  }
  const withdraw = (externalId: string): FeedbackOperation => ({
    ...{ kind: 'withdraw', source, externalId, now: clock.now() },
  })
  const one = async (operation: FeedbackOperation): Promise<FeedbackOutcome> => {
    const [outcome] = await storage.keep([operation])
    if (!outcome) throw new Error('the storage answered nothing')
    return outcome
  }
  return {
    /** What {@link Storage.keep} takes, to be sent together. */
    operations: { create, replace, withdraw },
    keep: storage.keep,
    post: (posted: object, idempotencyKey?: string) => one(create(posted, idempotencyKey)),
    put: (externalId: string, posted: object) => one(replace(externalId, posted)),
    withdraw: (externalId: string) => one(withdraw(externalId)),
    /** Posts something that must be new, and answers it. */
    async add(posted: object): Promise<Feedback> {
      const outcome = await one(create(posted))
      if (outcome.kind !== 'created') throw new Error(`not created but ${outcome.kind}`)
      return outcome.feedback
    },
  }
}

/** The entry of an outcome that has one. */
export function feedbackOf(outcome: FeedbackOutcome | undefined): Feedback {
  if (outcome && 'feedback' in outcome) return outcome.feedback
  throw new Error(`there is no entry in ${JSON.stringify(outcome)}`)
}
