import * as v from 'valibot'
import { SchemeSchema } from '../../hooks/signatures/scheme.ts'
import { POLICIES } from '../../sources/settings.ts'
import {
  anything,
  listOf,
  maybe,
  metric,
  number,
  perhaps,
  scale,
  text,
  time,
  told,
  truth,
  whole,
} from './parts.ts'

const hook = v.object({
  address: told(text, 'Where the tool sends to. Its secret part is answered once, when it is made.'),
  secretGiven: truth,
  previousSecretEndsAt: maybe(time),
  proof: text,
  needs: v.array(text),
})

const source = {
  id: text,
  name: text,
  policy: v.picklist(POLICIES),
  preset: perhaps(text),
  metric: perhaps(metric),
  scale: perhaps(scale),
  words: perhaps(v.record(v.string(), whole)),
  mapping: perhaps(v.record(v.string(), text)),
  signature: perhaps(SchemeSchema),
  logDays: perhaps(whole),
  retentionDays: perhaps(whole),
  timeZone: text,
  createdAt: time,
  revision: whole,
  hook,
}

export const Source = v.object(source)
export const NewSource = v.object({
  ...source,
  token: told(text, 'Answered this once.'),
  hookUrl: told(text, 'Answered this once.'),
  signingSecret: told(text, 'Answered this once.'),
  needs: told(v.array(text), 'Settings that the preset still needs to read answers.'),
})
export const Sources = listOf(v.union([Source, v.object({ id: text, name: text, deletedAt: time })]))

export const SourceToken = v.object({
  id: text,
  lastFour: text,
  createdAt: time,
  endsAt: maybe(time),
  lastUsedAt: maybe(time),
})
export const SourceTokens = listOf(SourceToken)
export const RotatedToken = v.object({ token: text, items: v.array(SourceToken) })

export const Pulses = listOf(
  v.object({
    id: text,
    at: time,
    today: whole,
    usual: maybe(number),
    days: v.array(whole),
    lastAt: maybe(time),
    silent: maybe(v.object({ since: time, usual: number })),
  }),
)

export const SourceRequests = listOf(
  v.object({
    id: text,
    at: time,
    method: text,
    path: text,
    status: whole,
    took: whole,
    requestId: text,
    lastFour: text,
    entries: perhaps(whole),
    refused: perhaps(whole),
    detail: perhaps(text),
    errors: perhaps(v.array(v.object({ pointer: text, detail: text }))),
  }),
)

export const Remains = v.object({
  entries: whole,
  words: whole,
  walls: v.array(v.object({ id: text, name: text, only: truth })),
})

export const Retention = v.object({ days: whole, entries: whole, oldest: maybe(time), newest: maybe(time) })

/** Who a sender is, and what is expected of it. */
export const OwnSource = v.object({
  id: text,
  name: text,
  policy: v.picklist(POLICIES),
  preset: perhaps(text),
  metric: perhaps(metric),
  scale: perhaps(scale),
  timeZone: text,
  expects: anything,
})

export const NewSecret = v.object({ signingSecret: text, previousEndsAt: time })
export const NewAddress = v.object({ hookUrl: text })
