import * as v from 'valibot'
import { BATCH_ENTRIES } from '../../intake/batch.ts'
import { PostedSchema } from '../../intake/posted.ts'
import { BatchAnswer, KeptFeedback } from '../answers/feedback.ts'
import { OwnSource } from '../answers/sources.ts'
import type { Chapter } from '../operation.ts'

export const POSTED = {
  externalId: 'resp_8842',
  metric: 'nps',
  score: 9,
  comment: 'Called me back within ten minutes.',
  author: { id: 'c_17', name: 'Maya Krüger', segment: 'retail' },
  location: 'Leipzig',
  touchpoint: 'delivery',
  tags: ['parcel'],
  language: 'en',
  consent: { show: true, name: false },
}

const IDEMPOTENCY = {
  'Idempotency-Key':
    'The same key with the same content within seven days is answered 200 with the first id, with other content 409.',
}

export const feedbackIn: Chapter = {
  name: 'Feedback in',
  about:
    'What an integrator sends, with the token of a source. A 2xx is sent only after the entry is safely kept. Send again after 429, 500 and 503, and after no answer at all: with an `externalId` nothing counts twice.',
  operations: {
    'POST /feedback': {
      summary: 'Post one entry',
      about:
        'At least a score or a comment. Null is the same as absent. Unknown fields are ignored and named in `ignored`. The same `externalId` again is 200 with the first id, with other content 409.',
      headers: IDEMPOTENCY,
      body: { schema: PostedSchema, example: POSTED },
      answers: { 201: KeptFeedback, 200: KeptFeedback },
    },
    'POST /feedback/batch': {
      summary: `Post up to ${BATCH_ENTRIES.toLocaleString('en')} entries`,
      about:
        'A JSON array, or NDJSON with one entry a line. Each is answered for itself, in order; one that is wrong harms no other. Against the limit it counts as many as it has.',
      headers: IDEMPOTENCY,
      body: {
        schema: v.pipe(v.array(PostedSchema), v.maxLength(BATCH_ENTRIES)),
        example: [
          { metric: 'csat', score: 5, comment: 'Friendly and quick.' },
          { metric: 'csat', score: 2, touchpoint: 'purchase' },
        ],
        alsoAs: {
          'application/x-ndjson': '{"metric": "csat", "score": 5}\n{"metric": "csat", "score": 2}\n',
        },
      },
      answers: { 200: BatchAnswer },
    },
    'PUT /feedback/by-external-id/:id': {
      summary: 'Replace an entry',
      about:
        'The whole entry by your own id: what is not named is no more. 201 where there was none. What was hidden stays hidden. After a withdrawal it is 409.',
      body: {
        schema: PostedSchema,
        example: { metric: 'nps', score: 8, comment: 'They called back twice.' },
      },
      answers: { 200: KeptFeedback, 201: KeptFeedback },
    },
    'DELETE /feedback/by-external-id/:id': {
      summary: 'Withdraw an entry',
      about:
        'Words and person are erased at once, and it does not count any more. A later POST of that id answers the first id and brings nothing back.',
      answers: { 204: null },
    },
    'GET /source': {
      summary: 'Who you are, and what is expected of you',
      answers: { 200: OwnSource },
    },
  },
}
