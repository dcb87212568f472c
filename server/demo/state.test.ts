import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freshState } from './demo.ts'
import { loadState, NotADemo, saveState } from './state.ts'

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-demo-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const fresh = () => freshState(Date.parse('2026-11-21T14:00:00Z'))

test('[D24] a folder with something else in it is left alone', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'tenfoot.sqlite'), '')
  await expect(loadState(folder, fresh)).rejects.toThrow(NotADemo)
})

test('[D24] what the server tells only once is there at the next start, for the owner of the files alone', async () => {
  const folder = join(await tempFolder(), 'new')
  const state = await loadState(folder, fresh)
  await saveState(folder, { ...state, wall: { slug: 'every-voice', shareKey: 'k' } })
  expect(await loadState(folder, fresh)).toEqual({ ...state, wall: { slug: 'every-voice', shareKey: 'k' } })
  expect((await stat(join(folder, 'demo.json'))).mode & 0o077).toBe(0)
})

test('[D24] each demo has a password of its own', () => {
  expect(fresh().admin.password).not.toBe(fresh().admin.password)
  expect(fresh().since).toBe('2025-11-21')
})
