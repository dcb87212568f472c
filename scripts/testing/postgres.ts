import type { TestProject } from 'vitest/node'
import { startCluster } from './cluster.ts'
import { findPostgres } from './tools.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the run's own PostgreSQL; each suite makes a database for itself with `freshDatabase`. */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run: `inject('postgresUrl')` in a test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = findPostgres()
  if (bin === null) throw new Error('PostgreSQL is missing: install the package "postgresql"')
  const cluster = await startCluster({ bin })
  project.provide('postgresUrl', cluster.url)
  return cluster.stop
}
