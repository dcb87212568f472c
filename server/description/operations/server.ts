import * as v from 'valibot'
import { anything, text } from '../answers/parts.ts'
import type { Chapter, Operations } from '../operation.ts'

/** Under /api/v1. */
export const itself: Operations = {
  'GET /openapi.json': { summary: 'This description', answers: { 200: anything } },
}

/** Outside of /api/v1. */
export const operations: Chapter = {
  name: 'The server',
  about: 'Whether it is well, for whoever runs it.',
  operations: {
    'GET /healthz': {
      summary: 'Whether it runs',
      answers: { 200: v.object({ status: text, build: text }) },
    },
    'GET /readyz': {
      summary: 'Whether it can take feedback',
      about: 'Found out by writing.',
      answers: { 200: v.object({ status: text }), 503: v.object({ status: text }) },
    },
  },
}
