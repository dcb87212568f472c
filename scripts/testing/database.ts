import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface FreshDatabase {
  url: string
  /** Ends the connections that are still open. */
  drop: () => Promise<void>
}

/** A database that nobody else uses, on the server that `url` names: empty, or a copy of one that nobody is in. */
export async function freshDatabase(url: string, like = 'template1'): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await run(url, `create database ${name} template ${like}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => run(url, `drop database ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
