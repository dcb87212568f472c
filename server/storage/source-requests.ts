import type { Kysely, Transaction } from 'kysely'
import type { SourceRequest } from '../sources/request.ts'
import type { Tables } from './schema.ts'

/** Of each source so many are kept. */
export const REQUESTS_KEPT = 100

/** A request under its id, which sorts by time. */
export interface KeptRequest {
  id: string
  source: string
  request: SourceRequest
}

export interface Noted {
  requests: KeptRequest[]
  /** Tokens and when they were last sent, epoch milliseconds. */
  used: { token: string; at: number }[]
}

/**
 * What sources last asked and were answered. It is written apart from the commits of entries and takes no
 * revision: nobody waits for it, and no wall has to hear of it.
 */
export function createSourceRequests(db: Kysely<Tables>) {
  return {
    async keep({ requests, used }: Noted): Promise<void> {
      await db.transaction().execute(async (tx) => {
        // All instances in one order: none waits for another that waits for it.
        for (const { token, at } of used.toSorted((one, other) => (one.token < other.token ? -1 : 1))) {
          await tx
            .updateTable('source_token')
            .set({ last_used_at: at })
            .where('id', '=', token)
            .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', at)]))
            .execute()
        }
        const bySource = Map.groupBy(requests, ({ source }) => source)
        for (const source of [...bySource.keys()].toSorted()) {
          await add(tx, source, bySource.get(source) ?? [])
        }
      })
    },

    /** The newest first. */
    async list(source: string): Promise<(SourceRequest & { id: string })[]> {
      const rows = await db
        .selectFrom('source_request')
        .select(['id', 'body'])
        .where('source_id', '=', source)
        .orderBy('id', 'desc')
        .limit(REQUESTS_KEPT)
        .execute()
      return rows.map(({ id, body }) => ({ id, ...(JSON.parse(body) as SourceRequest) }))
    },
  }
}

async function add(tx: Transaction<Tables>, source: string, requests: KeptRequest[]): Promise<void> {
  const living = await tx
    .selectFrom('source')
    .select('id')
    .where('id', '=', source)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!living) return
  const rows = requests.map(({ id, request }) => ({ id, source_id: source, body: JSON.stringify(request) }))
  await tx.insertInto('source_request').values(rows).execute()
  const oldest = await tx
    .selectFrom('source_request')
    .select('id')
    .where('source_id', '=', source)
    .orderBy('id', 'desc')
    .offset(REQUESTS_KEPT - 1)
    .limit(1)
    .executeTakeFirst()
  if (!oldest) return
  await tx.deleteFrom('source_request').where('source_id', '=', source).where('id', '<', oldest.id).execute()
}
