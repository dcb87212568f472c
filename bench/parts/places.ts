import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from '../../scripts/testing/cluster.ts'
import { freshDatabase } from '../../scripts/testing/database.ts'
import { findPostgres } from '../../scripts/testing/tools.ts'
import type { Place } from './product.ts'

export const ENGINES = ['sqlite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

export interface Places {
  /** An empty folder or database of its own. */
  fresh: (engine: Engine) => Promise<Place>
  folder: (name: string) => string
  /** Takes everything away. */
  close: () => Promise<void>
}

/** Where the bench keeps what it measures: one temporary folder, and one PostgreSQL once it is asked for. */
export function openPlaces(): Places {
  const root = mkdtempSync(join(tmpdir(), 'tenfoot-bench-'))
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 20 })
  process.once('exit', remove)
  let cluster: Promise<Cluster> | null = null
  const folder = (name: string) => mkdtempSync(join(root, `${name}-`))

  async function database(): Promise<Place> {
    const bin = findPostgres()
    if (bin === null) throw new Error('PostgreSQL is missing: install the package "postgresql"')
    cluster ??= startCluster({ bin })
    return { databaseUrl: (await freshDatabase((await cluster).url)).url }
  }

  return {
    folder,
    fresh: async (engine) => (engine === 'sqlite' ? { folder: folder('data') } : database()),
    async close() {
      await (await cluster)?.stop()
      process.removeListener('exit', remove)
      remove()
    },
  }
}
