import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Rule, RuleBody } from '../../../shared/rules.ts'
import type { Sessions } from '../../accounts/sessions.ts'
import { rawBody } from '../../http/body.ts'
import { sendJson } from '../../http/json.ts'
import { notValid, Problem } from '../../http/problem.ts'
import { given, validate, validBody } from '../../http/validate.ts'
import type { RuleOutcome } from '../../storage/rules.ts'
import type { Storage } from '../../storage/storage.ts'
import type { AuditMaker } from '../audit.ts'
import { preview } from './preview.ts'
import type { Rulebooks } from './rulebook.ts'
import { RULES_AT_MOST, RuleChange, RuleOrder, RuleSchema } from './schema.ts'
import { toldRule } from './told.ts'

const BODY_BYTES = 500_000
const LOOKED_AT = 1_000
/** How a rule is called before it has an id. */
const NEW = 'new'

export const Preview = v.object(
  { rule: RuleSchema, id: v.optional(v.pipe(v.string('must be text'), v.maxLength(100))) },
  'must be a JSON object',
)
export const Removal = v.object({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be a whole number'), v.transform(Number)),
  ),
})

interface RuleDeps {
  storage: Pick<Storage, 'rules' | 'sources' | 'feedback'>
  rulebooks: Pick<Rulebooks, 'with'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
}

/** What is decided of entries as they come in. */
export function ruleRoutes({ storage, rulebooks, sessions, audit, newId, now }: RuleDeps): Router {
  const router = Router()
  const body = rawBody(BODY_BYTES)
  const actor = (request: Request) => sessions.account(request).id

  async function checkSource({ source }: RuleBody): Promise<void> {
    if (source === null || (await storage.sources.byId(source))) return
    throw notValid([{ pointer: '/source', detail: 'must be a source that there is' }])
  }

  router.get('/', async (_request, response) => {
    sendJson(response, 200, { items: await storage.rules.list(), next: null })
  })

  router.post('/', body, async (request, response) => {
    const rule = validBody(RuleSchema, request)
    await checkSource(rule)
    const id = newId(now())
    const line = audit(actor(request), 'rule.created', id, null, toldRule(rule))
    const made = await storage.rules.create(id, rule, RULES_AT_MOST, line)
    if (!made) throw new Problem(422, `There may be at most ${RULES_AT_MOST} rules.`)
    sendJson(response, 201, made, { Location: `/api/v1/rules/${id}` })
  })

  router.post('/preview', body, async (request, response) => {
    const { rule, id } = validBody(Preview, request)
    const tried: Rule = { ...rule, enabled: true, id: id ?? NEW, revision: 0 }
    const book = await rulebooks.with((rules) => placed(rules, tried))
    const { source } = rule
    const entries = await storage.feedback.list({ limit: LOOKED_AT, ...(source !== null && { source }) })
    sendJson(response, 200, await preview(book, tried, entries))
  })

  router.put('/order', body, async (request, response) => {
    const { ids } = validBody(RuleOrder, request)
    const line = audit(actor(request), 'rules.ordered', 'rules')
    const rules = await storage.rules.order(ids, line)
    if (!rules) {
      const current = (await storage.rules.list()).map(({ id }) => id)
      throw new Problem(409, 'These are not the rules that there are.', {
        extra: { current: { ids: current } },
      })
    }
    sendJson(response, 200, { items: rules, next: null })
  })

  router.get('/:id', async (request, response) => {
    const rule = await storage.rules.byId(request.params.id)
    if (!rule) throw unknownRule()
    sendJson(response, 200, rule)
  })

  router.patch('/:id', body, async (request: Request<{ id: string }>, response) => {
    const { revision, ...change } = validBody(RuleChange, request)
    const known = await storage.rules.byId(request.params.id)
    if (!known) throw unknownRule()
    const { id, revision: read, ...before } = known
    const rule = { ...before, ...given(change) } as RuleBody
    if (change.source !== undefined) await checkSource(rule)
    const line = audit(actor(request), 'rule.changed', id)
    sendJson(response, 200, changed(await storage.rules.change(id, rule, line, revision ?? read)))
  })

  router.delete('/:id', async (request: Request<{ id: string }>, response) => {
    const { revision } = validate(Removal, request.query)
    const { id } = request.params
    changed(await storage.rules.remove(id, audit(actor(request), 'rule.deleted', id), revision ?? null))
    response.writeHead(204).end()
  })

  return router
}

/** Where it stands among the others: in its own place, or behind all where it is new. */
function placed(rules: readonly Rule[], tried: Rule): Rule[] {
  const known = rules.some(({ id }) => id === tried.id)
  return known ? rules.map((rule) => (rule.id === tried.id ? tried : rule)) : [...rules, tried]
}

function changed(outcome: RuleOutcome): Rule {
  if (outcome.kind === 'unknown') throw unknownRule()
  if (outcome.kind === 'changed') return outcome.rule
  throw new Problem(409, 'Somebody else has changed this rule since.', { extra: { current: outcome.rule } })
}

function unknownRule(): Problem {
  return new Problem(404, 'There is no rule with this id.')
}
