import { Masks } from '../../moderation/mask-routes.ts'
import { Preview, Removal } from '../../moderation/rules/routes.ts'
import { RuleChange, RuleOrder, RuleSchema, WordsSchema } from '../../moderation/rules/schema.ts'
import { MaskAnswer, Rule, RulePreview, Rules, Words } from '../answers/policies.ts'
import type { Chapter } from '../operation.ts'

const RULE = {
  name: 'Held where somebody is named',
  when: { personalData: ['phone', 'email'] },
  // biome-ignore lint/suspicious/noThenProperty: a rule is "when …, then …"
  then: { verdict: 'hold' },
}

export const policies: Chapter = {
  name: 'Rules, words and masks',
  about: 'What becomes of entries as they come in, and what walls mask.',
  operations: {
    'GET /rules': { summary: 'List rules in their order', answers: { 200: Rules } },
    'POST /rules': {
      summary: 'Make a rule',
      body: { schema: RuleSchema, example: RULE },
      answers: { 201: Rule },
    },
    'POST /rules/preview': {
      summary: 'What a rule would have done',
      body: { schema: Preview, example: { rule: RULE } },
      answers: { 200: RulePreview },
    },
    'PUT /rules/order': {
      summary: 'Put rules in order',
      body: { schema: RuleOrder, example: { ids: ['01kanw3f2gq8x7c5n1b9d4e6ta'] } },
      answers: { 200: Rules },
    },
    'GET /rules/:id': { summary: 'Read a rule', answers: { 200: Rule } },
    'PATCH /rules/:id': {
      summary: 'Change a rule',
      body: { schema: RuleChange, example: { enabled: false } },
      answers: { 200: Rule },
    },
    'DELETE /rules/:id': { summary: 'Delete a rule', query: Removal, answers: { 204: null } },
    'GET /words': { summary: 'Words that rules look for', answers: { 200: Words } },
    'PUT /words': {
      summary: 'Set the words that rules look for',
      body: {
        schema: WordsSchema,
        example: { languages: ['en', 'de'], own: ['acme'], allowed: ['scunthorpe'], authors: [] },
      },
      answers: { 200: Words },
    },
    'GET /masks': { summary: 'What walls mask', answers: { 200: MaskAnswer } },
    'PUT /masks': {
      summary: 'Set what walls mask',
      body: {
        schema: Masks,
        example: {
          kinds: { email: true, phone: true },
          patterns: [{ name: 'Order', pattern: 'ORD-\\d{6}' }],
        },
      },
      answers: { 200: MaskAnswer },
    },
  },
}
