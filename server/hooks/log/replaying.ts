import { type DeliveryState, INBOX_STATES } from '../../../shared/deliveries.ts'
import type { WholeDelivery } from '../../storage/deliveries.ts'
import type { DeliveryOutcome } from '../../storage/delivery-operation.ts'
import { StorageUnavailable } from '../../storage/errors.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import { bytesOf, keptOf, repeatOf, understand } from '../receive/receiving.ts'

const AT_ONCE = 500

interface ReplayingDeps {
  storage: Pick<Storage, 'keep' | 'deliveries'>
  now: () => number
  onError: (error: unknown) => void
}

export type Replaying = ReturnType<typeof createReplaying>

/** Reads deliveries that wait once more, as their source is set now. Whatever they had become stays the same voice. */
export function createReplaying({ storage, now, onError }: ReplayingDeps) {
  const { deliveries } = storage

  async function read(
    source: Source,
    delivery: WholeDelivery,
    again: 'waiting' | 'anyway',
  ): Promise<DeliveryState | null> {
    const { id, at, headers, body } = delivery
    if (body === null) return null
    const bytes = bytesOf(body)
    const understood = understand(source, { headers, body: bytes }, { at, now: now() })
    const meaning = 'meaning' in understood ? understood.meaning : null
    const state = meaning?.state ?? ('state' in understood ? understood.state : 'inbox')
    const why = meaning?.why ?? ('why' in understood ? [{ detail: understood.why }] : [])
    const [outcome] = (await storage.keep([
      {
        kind: 'delivery',
        source,
        delivery: {
          ...{ id, at, headers, ...keptOf(bytes) },
          repeat: meaning && repeatOf(source.id, meaning, at),
          state: state === 'refused' ? 'inbox' : state,
          told: { ...toldOf(delivery), why },
        },
        events: meaning?.events ?? [],
        again,
        now: now(),
      },
    ])) as DeliveryOutcome[]
    return outcome?.kind === 'delivered' ? outcome.state : null
  }

  /** One that breaks what reads it keeps no other from being read. */
  async function tried(source: Source, id: string): Promise<DeliveryState | null> {
    const delivery = await deliveries.byId(source.id, id, 0)
    try {
      return delivery && (await read(source, delivery, 'waiting'))
    } catch (error) {
      if (error instanceof StorageUnavailable) throw error
      onError(error)
      return null
    }
  }

  return {
    /**
     * Answers what it has become; null where it does not wait any more, or cannot be read again.
     * @throws whatever broke while it was read; then it waits as before
     */
    again: (source: Source, delivery: WholeDelivery) => read(source, delivery, 'waiting'),

    /** The same for one that somebody chose: also when it was understood, but by a mapping that was wrong. */
    anyway: (source: Source, delivery: WholeDelivery) => read(source, delivery, 'anyway'),

    /** Reads all that wait in a source's inbox, the oldest first, as long as somebody wants it. */
    async all(source: Source, goesOn: () => boolean): Promise<{ replayed: number; kept: number }> {
      const states: DeliveryState[] = []
      for (let after = ''; ; ) {
        const open = await deliveries.open(INBOX_STATES, source.id, AT_ONCE, after)
        for (const { id } of open) {
          const state = goesOn() ? await tried(source, id) : null
          if (state !== null) states.push(state)
        }
        after = open.at(-1)?.id ?? ''
        if (open.length < AT_ONCE || !goesOn()) break
      }
      const waits: readonly DeliveryState[] = INBOX_STATES
      return { replayed: states.length, kept: states.filter((state) => !waits.includes(state)).length }
    },
  }
}

function toldOf({ proof, status, method, contentType, bytes, requestId, why, entries }: WholeDelivery) {
  return { proof, status, method, contentType, bytes, requestId, why, entries }
}
