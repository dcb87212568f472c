import * as v from 'valibot'

/** What a refusal says (RFC 9457), as far as a person wants to read it. */
const Problem = v.object({
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ pointer: v.optional(v.string()), detail: v.string() }))),
})

const Item = v.object({ status: v.number(), problem: v.optional(Problem) })
const Answer = v.object({ results: v.array(Item) })

/** What became of one entry. */
export interface Outcome {
  status: number
  /** Why it was refused; empty where it was not. */
  reason: string
}

/** The outcomes of a batch in its order; null where the answer is not one of a Tenfoot server. */
export function readOutcomes(body: unknown, expected: number): Outcome[] | null {
  const answer = v.safeParse(Answer, body)
  if (!answer.success || answer.output.results.length !== expected) return null
  return answer.output.results.map(({ status, problem }) => ({
    status,
    reason: problem ? reasonOf(problem) : '',
  }))
}

/** The reason that a refusal of a whole request gives. */
export function readReason(body: unknown): string {
  const problem = v.safeParse(Problem, body)
  return problem.success ? reasonOf(problem.output) : ''
}

function reasonOf({ title, detail, errors = [] }: v.InferOutput<typeof Problem>): string {
  const fields = errors.map(({ pointer, detail }) => `${fieldAt(pointer ?? '')}${detail}`)
  return fields.length > 0 ? fields.join('; ') : (detail ?? title ?? '')
}

function fieldAt(pointer: string): string {
  const name = pointer
    .split('/')
    .filter((step) => step !== '')
    .join('.')
  return name === '' ? '' : `${name}: `
}
