import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findChromium, findPostgres } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenfoot-tools-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[H5] Chromium is found in the PATH by any of its names', () => {
  const program = putProgram('browsers/chromium-browser')
  expect(findChromium({ PATH: `/nowhere:${join(folder, 'browsers')}` })).toBe(program)
  expect(findChromium({ PATH: '/nowhere' })).toBeNull()
})

test('[H5] TENFOOT_CHROMIUM names the browser, and a wrong name is not replaced by another one', () => {
  const program = putProgram('own/browser')
  expect(findChromium({ PATH: '', TENFOOT_CHROMIUM: program })).toBe(program)
  expect(findChromium({ PATH: process.env.PATH, TENFOOT_CHROMIUM: '/nowhere/browser' })).toBeNull()
})

test('[H5] a PostgreSQL in the PATH goes before an installed one', () => {
  putProgram('postgres/initdb')
  putProgram('postgres/postgres')
  expect(findPostgres({ PATH: join(folder, 'postgres') })).toBe(join(folder, 'postgres'))
})

function putProgram(name: string): string {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, '', { mode: 0o755 })
  return file
}
