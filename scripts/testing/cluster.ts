import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../free-port.ts'

export interface Cluster {
  /** Of its database `postgres`, as a superuser without password. */
  url: string
  stop: () => Promise<void>
}

interface Identity {
  uid: number
  gid: number
}

/** A PostgreSQL of its own in a temporary folder, on loopback only; `bin` holds its programs. */
export async function startCluster({ bin }: { bin: string }): Promise<Cluster> {
  const identity = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-postgres-'))
  if (identity) chownSync(folder, identity.uid, identity.gid)
  const place = { bin, folder, identity }
  try {
    createFiles(place)
    return await serve(place)
  } catch (error) {
    remove(folder)
    throw error
  }
}

interface Place {
  bin: string
  folder: string
  identity: Identity | undefined
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function unprivileged(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = ['postgres', 'nobody'].find((name) => idOf(name, '-u') !== null)
  if (user === undefined)
    throw new Error('PostgreSQL needs a user that is not root: create one named postgres')
  return { uid: Number(idOf(user, '-u')), gid: Number(idOf(user, '-g')) }
}

function idOf(user: string, which: '-u' | '-g'): string | null {
  try {
    return execFileSync('id', [which, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

function createFiles({ bin, folder, identity }: Place): void {
  const args = ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(bin, 'initdb'), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...identity })
}

async function serve({ bin, folder, identity }: Place): Promise<Cluster> {
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  const args = ['-D', folder, ...[...settings, 'fsync=on', 'max_connections=100'].flatMap((it) => ['-c', it])]
  const server = spawn(join(bin, 'postgres'), args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...identity,
  })
  const endWithUs = () => {
    server.kill('SIGQUIT')
    remove(folder)
  }
  process.once('exit', endWithUs)
  await ready(server)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.removeListener('exit', endWithUs)
      await stop(server)
      remove(folder)
    },
  }
}

/** Tries again: a server that was just told to end may still write, and rmSync then leaves the folder behind. */
function remove(folder: string): void {
  for (let tries = 0; tries < 50 && existsSync(folder); tries++) {
    if (tries > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resolves at the log's line that says so; rejects with the whole log if the server ends before. */
function ready(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('the log of PostgreSQL is not piped')
  const log: string[] = []
  const lines = createInterface({ input: server.stderr })
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      if (log.length < 200) log.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log.join('\n')}`)))
  })
}

/** SIGINT is PostgreSQL's fast shutdown: it ends the connections that tests left open. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
}
