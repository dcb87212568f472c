import * as v from 'valibot'
import { Dismissal, Which } from '../../hooks/log/routes.ts'
import { Try } from '../../hooks/log/try-routes.ts'
import {
  Deliveries,
  Delivery,
  DeliveryCounts,
  DeliverySummary,
  Inbox,
  Presets,
  Received,
  Replayed,
  Trial,
} from '../answers/hooks.ts'
import type { Bytes, Chapter, Operation } from '../operation.ts'

const DELIVERY: Bytes = {
  types: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  is: 'Whatever the tool sends, in its own format, up to 1 MB.',
}
const DryRun = v.object({ dry: v.optional(v.literal('1')) })

const ABOUT =
  'Read by the source’s preset and mapping. What is authentic but not understood is kept in the inbox and answered 200; nothing is lost. 202 is what something broke here for: it is kept, and read again by itself. 401 for an address that is none as for a wrong secret or signature: the log of the source says which. `?dry=1` says what would happen and keeps nothing.'
const deliver: Operation = {
  summary: 'Deliver',
  about: ABOUT,
  query: DryRun,
  body: DELIVERY,
  answers: { 200: v.union([Received, Trial]), 202: Received },
}
const knock: Operation = {
  summary: 'Whether the address is right',
  answers: { 200: null },
}
const handshake: Operation = {
  summary: 'Ask to deliver CloudEvents',
  about: 'As the specification of CloudEvents’ webhooks has it.',
  headers: { 'WebHook-Request-Origin': 'Who wants to send.', 'WebHook-Request-Rate': 'How many a minute.' },
  answers: { 200: null },
}

/** Outside of /api/v1. */
export const deliveries: Chapter = {
  name: 'Hooks',
  about:
    'Where tools of others post, in their own formats. The address with its secret is answered once, when a source is made; the short one without it needs a valid signature, or the source’s token as Bearer.',
  operations: {
    'POST /hooks/:source/:secret': deliver,
    'POST /hooks/:source': deliver,
    'PUT /hooks/:source/:secret': deliver,
    'PUT /hooks/:source': deliver,
    'GET /hooks/:source/:secret': knock,
    'GET /hooks/:source': knock,
    'OPTIONS /hooks/:source/:secret': handshake,
    'OPTIONS /hooks/:source': handshake,
  },
}

export const deliveryLog: Chapter = {
  name: 'Deliveries',
  about: 'What tools of others sent, what became of each, and the inbox of what was not understood.',
  operations: {
    'GET /presets': { summary: 'Tools that are understood', answers: { 200: Presets } },
    'GET /sources/inbox': { summary: 'How much waits, by source', answers: { 200: Inbox } },
    'GET /sources/:id/deliveries': {
      summary: 'The log of a source',
      query: Which,
      answers: { 200: Deliveries },
    },
    'GET /sources/:id/deliveries/counts': { summary: 'Count the log', answers: { 200: DeliveryCounts } },
    'GET /sources/:id/deliveries/:delivery': {
      summary: 'Read one with headers and body',
      answers: { 200: Delivery },
    },
    'PATCH /sources/:id/deliveries/:delivery': {
      summary: 'Put one aside',
      body: { schema: Dismissal, example: { state: 'dismissed' } },
      answers: { 200: DeliverySummary },
    },
    'POST /sources/:id/deliveries/:delivery/replay': {
      summary: 'Read one again',
      about: 'As the source is set now. What it had become stays the same voice.',
      answers: { 200: DeliverySummary },
    },
    'POST /sources/:id/deliveries/replay': {
      summary: 'Read all again that wait',
      answers: { 200: Replayed },
    },
    'POST /sources/:id/try': {
      summary: 'Try a mapping',
      about:
        'What would become of a delivery, or of a body that you paste. What is not named is as the source has it. Nothing is kept.',
      body: {
        schema: Try,
        example: {
          body: '{"rating": "8", "note": "Arrived early."}',
          contentType: 'application/json',
          mapping: { score: '/rating', comment: '/note' },
          metric: 'nps',
        },
      },
      answers: { 200: Trial },
    },
  },
}
