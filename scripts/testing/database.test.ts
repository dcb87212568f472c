import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from './database.ts'

const url = inject('postgresUrl')

test('[H5] each suite gets an empty database of its own, and dropping it ends what is connected', async () => {
  const [first, second] = await Promise.all([freshDatabase(url), freshDatabase(url)])
  const client = new pg.Client({ connectionString: first.url })
  const cutOff = new Promise((resolve) => client.on('error', resolve))
  await client.connect()
  await client.query('create table only_in_first (id text)')

  expect(await tablesOf(first.url)).toEqual(['only_in_first'])
  expect(await tablesOf(second.url)).toEqual([])
  await Promise.all([first.drop(), second.drop()])

  await cutOff
  await expect(tablesOf(first.url)).rejects.toThrow('does not exist')
})

test('[H5] the PostgreSQL of the tests writes through to the disk, as a real one does', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('show fsync')
  await client.end()
  expect(rows).toEqual([{ fsync: 'on' }])
})

async function tablesOf(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'")
  await client.end()
  return rows.map((row) => row.tablename)
}
