import * as v from 'valibot'
import {
  type LiveError,
  type PairHandshake,
  PROTOCOL,
  type Result,
  type WallHandshake,
} from '../../shared/protocol.ts'
import { wellFormed } from '../intake/text.ts'

/** PostgreSQL breaks at the question for a NUL. */
const text = (most: number) => v.pipe(v.string(), v.maxLength(most), v.transform(wellFormed))

const amount = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most))

export const Device = v.object({ width: amount(100_000), height: amount(100_000), ratio: amount(100) })

const Handshake = v.object({
  protocol: v.number(),
  wall: v.optional(text(64)),
  key: v.optional(text(200)),
  screen: v.optional(text(200)),
  edition: v.optional(text(100)),
  device: v.optional(Device),
  up: v.optional(amount(1e12)),
})

/** What a page makes up, or was given, to be known again by: 256 random bits and their prefix. */
const Pairing = v.object({
  protocol: v.number(),
  device: v.optional(Device),
  pairing: v.optional(v.pipe(v.string(), v.regex(/^tf_pairing_[\w-]{43}$/))),
})

/** What a hostile client says first, as far as it makes sense. */
export function readHandshake(auth: unknown): Result<WallHandshake> {
  return current<WallHandshake>(v.safeParse(Handshake, auth))
}

/** The same of a page that waits to be paired. */
export function readPairHandshake(auth: unknown): Result<PairHandshake> {
  return current<PairHandshake>(v.safeParse(Pairing, auth))
}

function current<Said>(read: { success: boolean; output: unknown }): Result<Said> {
  if (!read.success) return refusal('malformed')
  if ((read.output as { protocol: number }).protocol !== PROTOCOL) return refusal('old_protocol')
  return { ok: true, value: read.output as Said }
}

export function refusal(error: LiveError): { ok: false; error: LiveError } {
  return { ok: false, error }
}

/** A refused handshake, in the form that Socket.IO hands to the client. */
export class Refused extends Error {
  readonly data: { error: LiveError }

  constructor(error: LiveError) {
    super(error)
    this.data = { error }
  }
}
