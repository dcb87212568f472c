import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openTable } from './open.ts'
import { readOptions } from './options.ts'
import { writingOf } from './plan.ts'
import type { Row } from './table.ts'
import type { Terminal } from './terminal.ts'

/** A file in a folder of its own, gone after the test. */
export async function tempFile(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

/** A terminal that remembers what was written to it. */
export function makeTerminal({
  now = Date.now,
  isTTY = false,
}: {
  now?: () => number
  isTTY?: boolean
} = {}) {
  const written = { out: '', err: '' }
  const waits: number[] = []
  const terminal: Terminal = {
    env: {},
    out: { write: (text) => (written.out += text) },
    err: { write: (text) => (written.err += text), isTTY, columns: 80 },
    now,
    wait: async (ms) => {
      waits.push(ms)
    },
  }
  return { terminal, written, waits }
}

export async function readRows(path: string, ...args: string[]): Promise<Row[]> {
  const table = await openTable(path, writingOf(await readOptions([path, ...args])))
  return Array.fromAsync(table.rows())
}
