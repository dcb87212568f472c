import type { Storage } from '../../storage/storage.ts'

/** Of each source so many bytes of bodies are kept: a sender that is broken fills no disk. */
export const BODIES_KEPT = 200 * 1024 * 1024
/** After so much of it has come anew, it is looked again. */
const LOOK_AFTER = 1 / 20

interface BoundDeps {
  storage: Pick<Storage, 'deliveries'>
  onError: (error: unknown) => void
  most?: number
}

export type BodyBound = ReturnType<typeof createBodyBound>

/** Drops the oldest bodies of sources that send more than is kept; lines stay, and what waits goes last. */
export function createBodyBound({ storage, onError, most = BODIES_KEPT }: BoundDeps) {
  /** Bytes since the last look; what a source sent before the start is not known. */
  const since = new Map<string, number>()
  const trimming = new Map<string, Promise<void>>()

  function trim(source: string): Promise<void> {
    since.set(source, 0)
    return storage.deliveries
      .trim(source, most)
      .catch(onError)
      .finally(() => trimming.delete(source))
  }

  return {
    /** Settles at once, or with the look that is due. */
    async took(source: string, bytes: number): Promise<void> {
      const before = since.get(source)
      since.set(source, (before ?? 0) + bytes)
      const due = before === undefined || before + bytes >= most * LOOK_AFTER
      if (due && !trimming.has(source)) trimming.set(source, trim(source))
      await trimming.get(source)
    },

    async close(): Promise<void> {
      await Promise.all(trimming.values())
    },
  }
}
