import { type Request, Router } from 'express'
import * as v from 'valibot'
import { DELIVERY_STATES, type DeliveryState } from '../../../shared/deliveries.ts'
import type { Sessions } from '../../accounts/sessions.ts'
import { rawBody } from '../../http/body.ts'
import { sendJson } from '../../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../../http/list.ts'
import { Problem } from '../../http/problem.ts'
import { validate, validBody } from '../../http/validate.ts'
import type { AuditMaker } from '../../moderation/audit.ts'
import { unknownSource } from '../../sources/routes.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Refusals } from '../receive/refusals.ts'
import { toDelivery, toSummary } from './answers.ts'
import { loggedSince } from './log-keeper.ts'
import type { Replaying } from './replaying.ts'

export const Which = v.strictObject({
  ...ListQuery,
  state: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      v.array(v.picklist(DELIVERY_STATES, `must be of ${DELIVERY_STATES.join(', ')}`)),
    ),
  ),
})
export const Dismissal = v.object(
  { state: v.literal('dismissed', 'can only be set to dismissed') },
  'must be a JSON object',
)

interface LogDeps {
  storage: Pick<Storage, 'sources' | 'deliveries'>
  replaying: Replaying
  refusals: Refusals
  sessions: Sessions
  audit: AuditMaker
  now: () => number
}

type WithSource = Request<{ id: string }>
type WithDelivery = Request<{ id: string; delivery: string }>

/** What foreign tools sent, what became of it, and the inbox of what was not understood. */
export function deliveryRoutes(deps: LogDeps): Router {
  const { storage, replaying, refusals, sessions, audit, now } = deps
  const router = Router()

  async function sourceOf({ params }: WithSource | WithDelivery): Promise<Source> {
    const source = await storage.sources.byId(params.id)
    if (!source) throw unknownSource()
    return source
  }

  async function deliveryOf(source: Source, id: string) {
    const delivery = await storage.deliveries.byId(source.id, id, loggedSince(source, now()))
    if (!delivery) throw new Problem(404, 'This source’s log has no such delivery.')
    return delivery
  }

  router.get('/inbox', async (_request, response) => {
    sendJson(response, 200, { items: await storage.deliveries.waiting(), next: null })
  })

  router.get('/:id/deliveries', async (request: WithSource, response) => {
    const { state, limit, cursor } = validate(Which, request.query)
    const source = await sourceOf(request)
    await refusals.flush()
    const found = await storage.deliveries.list(source.id, {
      ...{ states: state, before: readCursor(cursor), since: loggedSince(source, now()), limit: limit + 1 },
    })
    sendJson(response, 200, pageOf(found.map(toSummary), limit))
  })

  router.get('/:id/deliveries/counts', async (request: WithSource, response) => {
    const source = await sourceOf(request)
    await refusals.flush()
    const none = Object.fromEntries(DELIVERY_STATES.map((state): [DeliveryState, number] => [state, 0]))
    sendJson(response, 200, { ...none, ...(await storage.deliveries.counts(source.id)) })
  })

  router.get('/:id/deliveries/:delivery', async (request: WithDelivery, response) => {
    const source = await sourceOf(request)
    sendJson(response, 200, toDelivery(await deliveryOf(source, request.params.delivery)))
  })

  router.patch('/:id/deliveries/:delivery', rawBody(1_000), async (request: WithDelivery, response) => {
    validBody(Dismissal, request)
    const source = await sourceOf(request)
    const { id } = await deliveryOf(source, request.params.delivery)
    const line = audit(sessions.account(request).id, 'delivery.dismissed', id)
    if (!(await storage.deliveries.dismiss(source.id, id, { ...line, before: null, after: null }))) {
      throw notWaiting()
    }
    sendJson(response, 200, toSummary(await deliveryOf(source, id)))
  })

  router.post('/:id/deliveries/:delivery/replay', async (request: WithDelivery, response) => {
    const source = await sourceOf(request)
    const delivery = await deliveryOf(source, request.params.delivery)
    if (delivery.body === null) throw notReadable()
    if (!(await replaying.anyway(source, delivery))) throw notReadable()
    sendJson(response, 200, toSummary(await deliveryOf(source, delivery.id)))
  })

  router.post('/:id/deliveries/replay', async (request: WithSource, response) => {
    const source = await sourceOf(request)
    const { replayed, kept } = await replaying.all(source, () => !response.closed)
    const { inbox = 0, partly = 0 } = await storage.deliveries.counts(source.id)
    sendJson(response, 200, { replayed, kept, waiting: inbox + partly })
  })

  return router
}

function notReadable(): Problem {
  return new Problem(409, 'Its body is not kept, so nothing can be read again.')
}

function notWaiting(): Problem {
  return new Problem(409, 'This delivery does not wait any more: it was read, or put aside.')
}
