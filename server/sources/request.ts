import type { FieldError } from '../http/problem.ts'

/** One request of a source, as it is kept for those who look why something did not come: without anybody's words. */
export interface SourceRequest {
  /** Epoch milliseconds. */
  at: number
  method: string
  /** As `/feedback/batch`, without what an address holds of a customer. */
  path: string
  status: number
  /** Until its answer had left, milliseconds. */
  took: number
  /** As in the answer's `X-Request-Id`. */
  requestId: string
  /** The last characters of the token that it came with; empty where they are not known. */
  lastFour: string
  /** How many entries it brought, where it was read so far. */
  entries?: number
  /** How many of them were refused. */
  refused?: number
  /** Why, in the words of the answer. */
  detail?: string
  errors?: FieldError[]
}
