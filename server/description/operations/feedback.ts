import * as v from 'valibot'
import { Everything } from '../../data/erasure-routes.ts'
import { Query as ExportQuery } from '../../data/export-routes.ts'
import { PersonSchema } from '../../data/person.ts'
import { ChangesQuery, StreamQuery } from '../../feedback-stream/routes.ts'
import { ChangeSchema, ChangesSchema } from '../../moderation/change.ts'
import { CountsQuery, FeedQuery } from '../../moderation/routes.ts'
import {
  Changes,
  Feedback,
  FeedbackList,
  FeedCounts,
  FeedValues,
  History,
  ManyChanged,
  OnWalls,
} from '../answers/feedback.ts'
import { maybe, text, time, whole } from '../answers/parts.ts'
import { Erasing, Person } from '../answers/people.ts'
import type { Chapter } from '../operation.ts'

const { after: _, ...withoutCursor } = ChangesQuery.entries

export const changes: Chapter = {
  name: 'Following changes',
  about:
    'For programs that keep a copy. Every entry comes again whenever it changed, as it is by then: new, moderated, replaced, withdrawn (`reason` is `withdrawn`), erased (`erased`) or deleted (`removed`). Nothing is missed and nothing comes twice, whoever writes.',
  operations: {
    'GET /feedback/stream': {
      summary: 'Follow changes as they happen',
      about:
        'Server-sent events: `data` is one entry, `id` the cursor behind it. Without a cursor it begins now; `after=` begins at the beginning; `Last-Event-ID`, which browsers send by themselves when they come back, goes before both. The event `emptied` says that everything was deleted. A comment every 15 seconds shows that it lives. It ends with the session or token that opened it.',
      query: StreamQuery,
      headers: { 'Last-Event-ID': 'The cursor of the last event that was understood.' },
      answers: { 200: { types: ['text/event-stream'], is: 'Events, each with one entry as JSON.' } },
    },
  },
}

export const feed: Chapter = {
  name: 'Feedback',
  about:
    'The feed of all entries, and what moderators decide about them. The comment is always the customer’s original: only walls mask.',
  operations: {
    'GET /feedback': {
      summary: 'List entries, or read what changed',
      about:
        'Without `after` a list, newest arrival first, by any of the filters, up to 200 at once. With `after` (empty: from the beginning) what changed since that cursor, oldest change first, up to 1,000 at once and without other filters; `next` is then always the cursor to go on from, also when nothing was new. 410 when what was there at the cursor is no more, as when everything was deleted: empty your copy and begin again.',
      query: v.object({
        ...FeedQuery.entries,
        ...withoutCursor,
        after: v.optional(ChangesQuery.entries.after),
      }),
      answers: { 200: v.union([FeedbackList, Changes]) },
    },
    'PATCH /feedback': {
      summary: 'Decide about many',
      about: 'Each is answered for itself, in order; all that can be are changed in one commit.',
      body: {
        schema: ChangesSchema,
        example: { items: [{ id: '01kanw3f2gq8x7c5n1b9d4e6ta', display: 'shown' }] },
      },
      answers: { 200: ManyChanged },
    },
    'GET /feedback/counts': {
      summary: 'Count the queues',
      query: CountsQuery,
      answers: { 200: FeedCounts },
    },
    'GET /feedback/values': { summary: 'Values to filter by', answers: { 200: FeedValues } },
    'GET /feedback/export': {
      summary: 'Export entries as a file',
      query: ExportQuery,
      answers: {
        200: { types: ['text/csv', 'application/x-ndjson'], is: 'The entries, newest arrival first.' },
      },
    },
    'GET /feedback/:id': { summary: 'Read one entry', answers: { 200: Feedback } },
    'PATCH /feedback/:id': {
      summary: 'Decide about one',
      about:
        '`counted: false` needs a `reason`. With `revision` it applies only if nothing changed since, else 409 with what the other did.',
      body: { schema: ChangeSchema, example: { display: 'hidden', starred: false } },
      answers: { 200: Feedback },
    },
    'GET /feedback/:id/walls': { summary: 'How it stands on each wall', answers: { 200: OnWalls } },
    'GET /feedback/:id/history': { summary: 'Who did what to it', answers: { 200: History } },
    'DELETE /feedback/:id': {
      summary: 'Erase one entry',
      about:
        'It is off every screen at once and its words are gone ten seconds later; until then it can be taken back.',
      answers: { 202: v.object({ id: text, erasing: maybe(time) }) },
    },
    'DELETE /feedback/:id/erasure': { summary: 'Take an erasure back', answers: { 200: Feedback } },
    'DELETE /feedback': {
      summary: 'Delete everything',
      about: 'Every entry, every count and the files of imports that are over, at once and for good.',
      query: Everything,
      answers: { 200: v.object({ deleted: whole }) },
    },
  },
}

export const persons: Chapter = {
  name: 'Persons',
  about: 'What is kept of one customer: to be told, handed over or erased.',
  operations: {
    'GET /persons': { summary: 'What is kept of a person', query: PersonSchema, answers: { 200: Person } },
    'GET /persons/export': {
      summary: 'Everything of a person as a file',
      query: PersonSchema,
      answers: { 200: { types: ['application/json'], is: 'Entries with their history.' } },
    },
    'POST /persons/erasure': {
      summary: 'Erase a person',
      about:
        'Their words are gone ten seconds later; until then it can be taken back. The files of imports that are over, in which they may stand, are deleted at once.',
      body: { schema: PersonSchema, example: { email: 'maya@example.com' } },
      answers: { 202: Erasing },
    },
    'DELETE /persons/erasure': {
      summary: 'Take the erasure of a person back',
      query: PersonSchema,
      answers: { 200: v.object({ entries: whole }) },
    },
  },
}
