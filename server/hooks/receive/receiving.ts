import { hash } from 'node:crypto'
import type { DeliveryState, Proof, Why } from '../../../shared/deliveries.ts'
import type {
  DeliveredEntry,
  DeliveryOutcome,
  KeptBody,
  NewDelivery,
} from '../../storage/delivery-operation.ts'
import { StorageUnavailable } from '../../storage/errors.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import { readBody, withoutFiles } from '../body/read-body.ts'
import type { Incoming } from '../incoming.ts'
import type { BodyBound } from '../log/body-bound.ts'
import { type Meaning, meaningOf } from '../meaning.ts'
import { emailsIn } from './emails.ts'
import { withoutKeys } from './headers.ts'

export interface Received {
  id: string
  status: number
  state: DeliveryState
  why: Why[]
  entries: DeliveredEntry[]
  repeats: string | null
  answer: Meaning['answer']
}

interface ReceivingDeps {
  storage: Pick<Storage, 'keep'>
  bound: Pick<BodyBound, 'took'>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

export interface Coming {
  source: Source
  incoming: Incoming
  proof: Proof
  /** What an admin could do better. */
  note?: string | undefined
  requestId: string
}

/** What a delivery's bytes and headers mean to its source, and what waits for a person or for a mended server. */
export type Understood =
  | { meaning: Meaning }
  | { state: 'inbox' | 'ignored' | 'refused'; status: number; why: string }

/**
 * Understands bytes as a source means them. What cannot be read at all waits in the inbox, since the same
 * bytes would fail each time; what is too large, or in another charset, is refused.
 */
export function understand(
  source: Source,
  { headers, body }: Pick<Incoming, 'headers' | 'body'>,
  { at, now }: { at: number; now: number },
): Understood {
  if (body.length === 0 && headers['ce-specversion'] === undefined) {
    return { state: 'ignored', status: 200, why: 'Its body is empty.' }
  }
  const read = readBody({ headers, body })
  if (read.ok) return { meaning: meaningOf(source, { tree: read.tree, text: read.text, headers, at }, now) }
  if (read.status === 400) return { state: 'inbox', status: 200, why: read.why }
  return { state: 'refused', status: read.status, why: read.why }
}

/** Keeps what authentic deliveries say, and each delivery itself, in one commit. */
export function createReceiving({ storage, bound, newId, now, onError }: ReceivingDeps) {
  async function keep(
    { source, incoming, proof, note, requestId }: Coming,
    at: number,
    understood: Understood | Fault,
  ): Promise<Received> {
    const meaning = 'meaning' in understood ? understood.meaning : null
    const known = 'fault' in understood ? understood.fault : meaning
    const { state, why: reasons, status } = summaryOf(understood)
    const why = note === undefined ? reasons : [...reasons, { detail: note }]
    const delivery: NewDelivery = {
      id: newId(at),
      at,
      state,
      told: {
        ...{
          proof,
          status,
          method: incoming.method,
          bytes: incoming.body.length,
          requestId,
          why,
          entries: [],
        },
        contentType: incoming.headers['content-type']?.slice(0, 200) ?? null,
      },
      headers: withoutKeys(incoming.headers, { source, url: incoming.url }),
      ...(state === 'refused' ? { body: null, emails: null } : keptOf(withoutFiles(incoming))),
      repeat: known && repeatOf(source.id, known, at),
    }
    const events = meaning?.events ?? []
    const operation = { kind: 'delivery', source, delivery, events, again: false, now: at } as const
    const [outcome] = (await storage.keep([operation])) as DeliveryOutcome[]
    if (outcome?.kind !== 'delivered') throw new Error('the storage did not keep a delivery')
    const { repeats, entries } = outcome
    if (repeats === null && delivery.body) bound.took(source.id, incoming.body.length)
    const told = repeats === null ? { state, why } : { state: 'repeated' as const, why: [] }
    return { id: delivery.id, status, ...told, entries, repeats, answer: meaning?.answer }
  }

  return {
    /**
     * Keeps a delivery and answers what became of it. A fault of our own is put off, and read again later.
     * @throws StorageUnavailable when nothing was kept
     */
    async take(coming: Coming): Promise<Received> {
      const at = now()
      let understood: Understood | undefined
      try {
        understood = understand(coming.source, coming.incoming, { at, now: at })
        return await keep(coming, at, understood)
      } catch (error) {
        if (error instanceof StorageUnavailable) throw error
        onError(error)
        // As far as it was read it is known again, should its sender repeat it before it is read anew.
        return keep(coming, at, { fault: understood && 'meaning' in understood ? understood.meaning : null })
      }
    },
  }
}

export type Receiving = ReturnType<typeof createReceiving>

type Fault = { fault: Meaning | null }

function summaryOf(understood: Understood | Fault): {
  state: DeliveryState
  status: number
  why: Why[]
} {
  if ('meaning' in understood)
    return { state: understood.meaning.state, why: understood.meaning.why, status: 200 }
  if ('fault' in understood) {
    const detail = 'It is kept, and something broke here while it was read. It is read again by itself.'
    return { state: 'deferred', status: 202, why: [{ detail }] }
  }
  const { state, status, why } = understood
  return { state, status, why: [{ detail: why }] }
}

/** Short, since an index holds it: 128 bits tell any two apart. */
export function repeatOf(source: string, { deliveryKey }: Meaning, at: number): NewDelivery['repeat'] {
  if (!deliveryKey) return null
  const key = hash('sha256', `${source} ${deliveryKey.key}`, 'base64url').slice(0, 22)
  return { key, until: at + deliveryKey.seconds * 1000 }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** PostgreSQL's text holds no NUL; such bytes are kept as bytes. */
function keptBody(body: Buffer): KeptBody {
  try {
    const text = decoder.decode(body)
    if (!text.includes('\u0000')) return { text }
  } catch {
    // Not UTF-8.
  }
  return { base64: body.toString('base64') }
}

/** Bytes that are no text may hold addresses, too: those of another charset. */
export function keptOf(bytes: Buffer): { body: KeptBody; emails: string | null } {
  const body = keptBody(bytes)
  return { body, emails: emailsIn('text' in body ? body.text : bytes.toString('latin1')) }
}

export function bytesOf(body: KeptBody): Buffer {
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64')
}
