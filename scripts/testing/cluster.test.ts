import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startCluster } from './cluster.ts'
import { findPostgres } from './tools.ts'

const bin = findPostgres() ?? ''

test('[H5] a PostgreSQL that cannot start says why and leaves nothing behind', async () => {
  await expect(startCluster({ bin: '/nowhere' })).rejects.toThrow('initdb')
})

test('[H5] stopping PostgreSQL removes its files, also with a connection still open', async () => {
  const cluster = await startCluster({ bin })
  const client = new pg.Client({ connectionString: cluster.url })
  client.on('error', () => {})
  await client.connect()
  const folder = await folderOf(client)
  await cluster.stop()
  expect(existsSync(folder)).toBe(false)
})

test('[H5] a run of the tests that is ended by a signal takes its PostgreSQL along', async () => {
  const url = new URL('cluster.ts', import.meta.url)
  const program = `
    const { startCluster } = await import(${JSON.stringify(fileURLToPath(url))})
    const { url } = await startCluster({ bin: ${JSON.stringify(bin)} })
    process.on('SIGTERM', () => process.exit(1))
    setInterval(() => {}, 1000)
    console.log(url)`
  const run = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(run.stdout, 'data')
  const client = new pg.Client({ connectionString: String(line).trim() })
  const cutOff = new Promise((resolve) => client.on('error', resolve))
  await client.connect()
  const folder = await folderOf(client)
  run.kill('SIGTERM')
  await Promise.all([once(run, 'exit'), cutOff])
  expect(existsSync(folder)).toBe(false)
})

async function folderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query('show data_directory')
  return rows[0].data_directory
}
