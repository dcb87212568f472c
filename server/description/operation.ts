import type * as v from 'valibot'

/** Bytes of other kinds than JSON, by their media types, with what they are. */
export interface Bytes {
  types: readonly string[]
  is: string
}

export interface RequestBody {
  schema: v.GenericSchema
  /** What is sent in a test, and shown to whoever reads. */
  example: unknown
  /** Further media types that say the same. */
  alsoAs?: Record<string, string>
}

export interface Operation {
  /** What it does, in a few words. */
  summary: string
  /** What one should know besides, in sentences. */
  about?: string
  query?: v.GenericSchema
  /** Headers that mean something here, with what they mean. */
  headers?: Record<string, string>
  body?: RequestBody | Bytes
  /** By status; null for an answer without a body. */
  answers: Record<number, v.GenericSchema | Bytes | null>
}

/** By method and path, as `GET /sources/:id`. */
export type Operations = Readonly<Record<string, Operation>>

/** Operations that belong together. */
export interface Chapter {
  name: string
  about: string
  operations: Operations
}

export function isBytes(it: v.GenericSchema | Bytes | RequestBody): it is Bytes {
  return 'types' in it
}
