import type { WholeDelivery } from '../../storage/deliveries.ts'
import type { DeliveryOutcome } from '../../storage/delivery-operation.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import { emailsIn } from '../receive/emails.ts'
import { bytesOf, understand } from '../receive/receiving.ts'

interface ReplayingDeps {
  storage: Pick<Storage, 'keep' | 'deliveries'>
  now: () => number
}

export type Replaying = ReturnType<typeof createReplaying>

/** Reads deliveries that wait once more, as their source is set now. Whatever they had become stays the same voice. */
export function createReplaying({ storage, now }: ReplayingDeps) {
  return {
    /**
     * Answers false where it does not wait any more, or cannot be read again.
     * @throws whatever broke while it was read; then it waits as before
     */
    async again(source: Source, delivery: WholeDelivery): Promise<boolean> {
      const { id, at, headers, body } = delivery
      if (body === null) return false
      const understood = understand(source, { headers, body: bytesOf(body) }, { at, now: now() })
      const meaning = 'meaning' in understood ? understood.meaning : null
      const state = meaning?.state ?? ('state' in understood ? understood.state : 'inbox')
      const why = meaning?.why ?? ('why' in understood ? [{ detail: understood.why }] : [])
      const [outcome] = (await storage.keep([
        {
          kind: 'delivery',
          source,
          delivery: {
            ...{ id, at, headers, body, emails: 'text' in body ? emailsIn(body.text) : null, repeat: null },
            state: state === 'refused' ? 'inbox' : state,
            told: { ...toldOf(delivery), why },
          },
          events: meaning?.events ?? [],
          again: true,
          now: now(),
        },
      ])) as DeliveryOutcome[]
      return outcome?.kind === 'delivered'
    },
  }
}

function toldOf({ proof, status, method, contentType, bytes, requestId, why, entries }: WholeDelivery) {
  return { proof, status, method, contentType, bytes, requestId, why, entries }
}
