import type { Request } from 'express'
import type { NewDelivery } from '../../storage/delivery-operation.ts'
import type { Storage } from '../../storage/storage.ts'

/** Of each source so many are kept: whoever floods an address fills no disk. */
const REFUSALS_KEPT = 1_000
/** What is noted in this time is written at once. */
const WRITE_AFTER_MS = 2_000
const WAITING_MOST = 200

interface RefusalsDeps {
  storage: Pick<Storage, 'deliveries'>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

export type Refusals = ReturnType<typeof createRefusals>

/** Deliveries that were not accepted, and why: without their bodies, gathered and written together now and then. */
export function createRefusals({ storage, newId, now, onError }: RefusalsDeps) {
  let waiting: (NewDelivery & { source: string })[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return writing
    const deliveries = waiting
    waiting = []
    writing = writing.then(() => storage.deliveries.note(deliveries, REFUSALS_KEPT)).catch(onError)
    return writing
  }

  return {
    note(source: string, request: Request, { status, why }: { status: number; why: string }): void {
      if (waiting.length >= WAITING_MOST) waiting.shift()
      const at = now()
      waiting.push({
        ...{
          id: newId(at),
          source,
          at,
          state: 'refused',
          headers: null,
          body: null,
          emails: null,
          repeat: null,
        },
        told: {
          ...{ proof: null, status, method: request.method, entries: [], why: [{ detail: why }] },
          contentType: request.headers['content-type']?.slice(0, 200) ?? null,
          bytes: Number(request.headers['content-length']) || 0,
          requestId: String(request.res?.getHeader('X-Request-Id')),
        },
      })
      timer ??= setTimeout(write, WRITE_AFTER_MS).unref()
    },

    /** Settles when what was noted so far is written. */
    flush: write,
  }
}
