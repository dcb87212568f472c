import type { DeliveryState } from '../../../shared/deliveries.ts'
import type { WholeDelivery } from '../../storage/deliveries.ts'
import type { DeliveryOutcome } from '../../storage/delivery-operation.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import { bytesOf, keptOf, repeatOf, understand } from '../receive/receiving.ts'

interface ReplayingDeps {
  storage: Pick<Storage, 'keep' | 'deliveries'>
  now: () => number
}

export type Replaying = ReturnType<typeof createReplaying>

/** Reads deliveries that wait once more, as their source is set now. Whatever they had become stays the same voice. */
export function createReplaying({ storage, now }: ReplayingDeps) {
  return {
    /**
     * Answers what it has become; null where it does not wait any more, or cannot be read again.
     * @throws whatever broke while it was read; then it waits as before
     */
    async again(source: Source, delivery: WholeDelivery): Promise<DeliveryState | null> {
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
          again: true,
          now: now(),
        },
      ])) as DeliveryOutcome[]
      return outcome?.kind === 'delivered' ? outcome.state : null
    },
  }
}

function toldOf({ proof, status, method, contentType, bytes, requestId, why, entries }: WholeDelivery) {
  return { proof, status, method, contentType, bytes, requestId, why, entries }
}
