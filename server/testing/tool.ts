import type { DeliveryState } from '../../shared/deliveries.ts'
import { createIds } from '../ids.ts'
import type { DeliveryEvent, DeliveryOperation, DeliveryOutcome } from '../storage/delivery-operation.ts'
import type { EntrySource } from '../storage/feedback-operations.ts'
import type { Storage } from '../storage/storage.ts'
import type { Clock } from './clock.ts'
import { entryOf } from './sender.ts'

type Said =
  | { subject: string | null; posted: object; revision?: number; cleared?: string[] }
  | { withdrawn: string }

export interface Sent {
  state?: DeliveryState
  repeat?: string
  body?: string
  emails?: string
  why?: string
  /** Reads a delivery that waits again. */
  again?: string
  /** Also when it does not wait any more. */
  anyway?: boolean
}

/** A foreign tool whose deliveries go straight to a storage. */
export function createTool(
  { storage, clock }: { storage: Pick<Storage, 'keep'>; clock: Clock },
  source: EntrySource = { id: 'tool', policy: 'publish' },
) {
  const newId = createIds()

  function eventOf(said: Said, event: number): DeliveryEvent {
    if ('withdrawn' in said) return { kind: 'withdraw', event, externalId: said.withdrawn }
    const { subject: externalId, posted, revision = clock.now(), cleared = [] } = said
    const whole = externalId === null ? posted : { ...posted, externalId }
    return { kind: 'upsert', event, externalId, content: entryOf(whole, clock.now()), revision, cleared }
  }

  function delivery(
    said: readonly Said[],
    { state = 'kept', repeat, body = '{}', emails, why, again, anyway = false }: Sent = {},
  ) {
    const now = clock.now()
    return {
      kind: 'delivery',
      source,
      delivery: {
        ...{ id: again ?? newId(now), at: now, state, headers: { 'content-type': 'application/json' } },
        told: {
          ...{ proof: 'address', status: 200, method: 'POST', contentType: 'application/json' },
          ...{
            bytes: body.length,
            requestId: 'request',
            why: why === undefined ? [] : [{ detail: why }],
            entries: [],
          },
        },
        body: { text: body },
        emails: emails ?? null,
        repeat: repeat === undefined ? null : { key: repeat, until: now + 7 * 24 * 60 * 60_000 },
      },
      events: said.map(eventOf),
      again: again === undefined ? false : anyway ? 'anyway' : 'waiting',
      now,
    } satisfies DeliveryOperation
  }

  return {
    delivery,
    async deliver(said: readonly Said[], sent?: Sent) {
      const operation = delivery(said, sent)
      const [outcome] = (await storage.keep([operation])) as DeliveryOutcome[]
      if (outcome?.kind !== 'delivered') throw new Error(`not delivered but ${outcome?.kind}`)
      return { id: operation.delivery.id, ...outcome, did: outcome.entries.map(({ did }) => did) }
    },
  }
}
