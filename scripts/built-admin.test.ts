import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { distOf, ROOT } from './build/layout.ts'
import { buildClient } from './build.ts'
import { type PageFiles, readPage } from './checks/page-files.ts'

const FIRST_SCRIPT_LIMIT = 150_000

let page: PageFiles
beforeAll(async () => {
  await buildClient()
  page = readPage(distOf(ROOT), 'admin')
})

test('[A60] the admin app’s first script is at most 150 kB of gzip, with all that it imports at once', () => {
  const sizes = [...page.modules.values(), ...page.classicScripts.values()].map(
    (script) => gzipSync(script, { level: 9 }).length,
  )
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_SCRIPT_LIMIT)
})
