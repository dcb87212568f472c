import type { Request } from 'express'
import * as v from 'valibot'
import type { Feedback } from '../../shared/feedback.ts'
import { notValid, Problem, type ProblemDetails } from '../http/problem.ts'
import { fieldError, validBody } from '../http/validate.ts'
import type { Moderated, Moderation } from '../storage/moderation.ts'
import { ChangeSchema, ChangesSchema } from './change.ts'
import { changedOf } from './outcome.ts'
import { createReaders } from './reader.ts'
import type { ModerationDeps } from './routes.ts'

type Answer =
  | { id: string; status: 200; feedback: Feedback }
  | { id: string; status: number; problem: ProblemDetails }

/** Changes many entries in one commit, and answers for each in its place; a wrong one harms no other. */
export function createManyChanges(deps: ModerationDeps) {
  const { storage, sessions, audit, now } = deps
  const readerOf = createReaders(deps)

  return async (request: Request): Promise<Answer[]> => {
    const { items } = validBody(ChangesSchema, request)
    const actor = sessions.account(request).id
    const reader = readerOf(request)
    const read = items.map(({ id, ...change }) => ({ id, parsed: v.safeParse(ChangeSchema, change) }))
    const valid = read.flatMap(({ id, parsed }): Moderated[] => {
      if (!parsed.success) return []
      const change = parsed.output as Moderation
      return [{ id, change, line: audit(actor, 'feedback.changed', id) }]
    })
    const outcomes = valid.length > 0 ? await storage.moderation.moderateMany(valid, now()) : []
    return read.map(({ id, parsed }) =>
      answered(id, () => {
        if (!parsed.success) throw notValid(parsed.issues.map(fieldError))
        const outcome = outcomes.shift()
        if (!outcome) throw new Error('the storage did not answer for each change')
        return reader.told(changedOf(outcome))
      }),
    )
  }
}

function answered(id: string, feedback: () => Feedback): Answer {
  try {
    return { id, status: 200, feedback: feedback() }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { id, status: error.status, problem: error.details }
  }
}
