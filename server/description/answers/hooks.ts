import * as v from 'valibot'
import { DELIVERY_STATES } from '../../../shared/deliveries.ts'
import { anything, listOf, maybe, perhaps, text, time, told, truth, whole } from './parts.ts'

const why = v.array(v.object({ field: perhaps(text), pointer: perhaps(text), detail: text }))
const did = v.picklist([
  'created',
  'changed',
  'unchanged',
  'older',
  'withdrawn',
  'gone',
  'withdrawn before it came',
])
const proof = v.picklist(['signature', 'address', 'address and signature', 'token'])

const summary = {
  id: text,
  source: text,
  at: time,
  state: v.picklist(DELIVERY_STATES),
  proof: told(maybe(proof), 'What showed that it is its sender’s.'),
  status: told(whole, 'What its sender was answered.'),
  method: text,
  contentType: maybe(text),
  bytes: whole,
  requestId: text,
  entries: v.array(v.object({ id: text, did })),
  why: told(why, 'What was not understood, as sentences.'),
  repeats: perhaps(text),
}

export const DeliverySummary = v.object(summary)
export const Deliveries = listOf(DeliverySummary)
export const Delivery = v.object({
  ...summary,
  headers: told(v.record(v.string(), text), 'Without keys and signatures.'),
  body: told(
    maybe(
      v.union([
        v.object({ form: v.picklist(['json', 'form', 'multipart']), tree: v.unknown(), text }),
        v.object({ form: v.literal('text'), text }),
      ]),
    ),
    'Null where it is not kept. Mappings point into `tree`.',
  ),
})
export const DeliveryCounts = v.record(v.string(), whole)
export const Replayed = v.object({ replayed: whole, kept: whole, waiting: whole })
export const Inbox = listOf(v.object({ source: text, waiting: whole }))

export const Trial = v.object({
  state: v.picklist(['kept', 'partly', 'inbox', 'ignored', 'repeated']),
  events: v.array(
    v.union([
      v.object({
        means: v.literal('upsert'),
        subject: maybe(text),
        entry: maybe(anything),
        did: maybe(did),
        why,
      }),
      v.object({ means: v.literal('withdraw'), subject: text, did: maybe(did) }),
      v.object({ means: v.literal('ignore'), why: text }),
      v.object({ means: v.literal('unclear'), why }),
    ]),
  ),
  why,
})

/** What a foreign tool is answered. */
export const Received = v.object({
  ok: truth,
  id: perhaps(text),
  state: v.picklist(DELIVERY_STATES),
  delivery: text,
  entries: perhaps(v.array(v.object({ id: text, did, display: perhaps(text) }))),
  why: perhaps(why),
  repeats: perhaps(text),
})

export const Presets = listOf(
  v.object({
    name: text,
    title: text,
    needs: v.array(text),
    signature: v.object({ schemes: v.array(text), secretFrom: maybe(v.picklist(['sender', 'you'])) }),
    setUp: v.object({
      there: v.array(text),
      here: v.array(text),
      template: perhaps(v.object({ type: text, text })),
      brings: text,
      unconfirmed: perhaps(text),
    }),
  }),
)
