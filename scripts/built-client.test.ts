import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { distOf, pagesOf, ROOT } from './build/layout.ts'
import { buildClient } from './build.ts'
import { complaintsAboutClassicScript, complaintsAboutScript } from './checks/old-script.ts'
import { complaintsAboutStyle } from './checks/old-style.ts'
import { otherHostsIn } from './checks/other-hosts.ts'
import { type PageFiles, readPage } from './checks/page-files.ts'

const WALL_SCRIPT_LIMIT = 40_000

beforeAll(() => buildClient())

test('[H6] the wall has a page', () => {
  expect(pagesOf(ROOT)).toContain('wall')
})

describe("the wall's page as it is built", () => {
  let page: PageFiles

  beforeAll(() => {
    page = readPage(distOf(ROOT), 'wall')
  })

  test('[H7] its modules run on engines of 2018, its other scripts on any', () => {
    const ofModules = [...page.modules.values()].flatMap(complaintsAboutScript)
    const ofClassic = [...page.classicScripts.values()].flatMap(complaintsAboutClassicScript)
    expect([...ofModules, ...ofClassic]).toEqual([])
  })

  test('[H7] its styles are understood by Chrome 64', () => {
    expect([...page.styles.values()].flatMap(complaintsAboutStyle)).toEqual([])
  })

  test('[H8] it asks no other host for anything', () => {
    const files = [page.html, ...scriptsOf(page), ...page.styles.values()]
    expect(files.flatMap(otherHostsIn)).toEqual([])
  })

  test('[H8] its scripts are at most 40 kB of gzip together', () => {
    const sizes = scriptsOf(page).map((script) => gzipSync(script, { level: 9 }).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(WALL_SCRIPT_LIMIT)
  })
})

function scriptsOf({ modules, classicScripts }: PageFiles): string[] {
  return [...modules.values(), ...classicScripts.values()]
}
