import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-demo-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `npm run demo`'s program. TENFOOT_DEV takes the pages as they were built for all tests. */
function startDemo(folder: string, env: Record<string, string> = {}) {
  const own = { TENFOOT_DATA: folder, TENFOOT_DEV: '1', PORT: '0', HOST: '127.0.0.1', CI: 'true', ...env }
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...own } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { err: '' }
  child.stderr.on('data', (data) => (said.err += data))
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  return { child, said, exit, lines: createInterface(child.stdout) }
}

/** The first line with this in it; fails when the program ends before. */
async function lineWith(lines: AsyncIterable<string>, text: string): Promise<string> {
  for await (const line of lines) if (line.includes(text)) return line.trim()
  throw new Error(`the demo ended without "${text}"`)
}

test('[D26] the demo tells its links and ends cleanly when it is told to, and the link stays the same', async () => {
  const folder = await tempFolder()
  const keyAfterStart = async () => {
    const { child, exit, lines, said } = startDemo(folder)
    const wall = await lineWith(lines, '/wall/')
    child.kill('SIGTERM')
    expect([await exit, said.err.includes('Error')]).toEqual([0, false])
    return wall.split('?key=')[1]
  }
  const first = await keyAfterStart()
  expect(first).toMatch(/^\S{20,}$/)
  expect(await keyAfterStart()).toBe(first)
})

test("[D24] the demo refuses a folder with somebody's data in one line", async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'tenfoot.db'), '')
  const { exit, said } = startDemo(folder)
  expect(await exit).toBe(1)
  expect(said.err.trim()).toBe(`${folder} is no folder of a demo; TENFOOT_DATA can name another one`)
})

test('[D24] the demo knows no other database, even where one is named', async () => {
  const { child, exit, lines } = startDemo(await tempFolder(), {
    DATABASE_URL: 'postgres://127.0.0.1:9/real',
  })
  expect(await lineWith(lines, '/wall/')).toContain('every-voice')
  child.kill('SIGINT')
  expect(await exit).toBe(0)
})
