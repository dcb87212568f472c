import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { distOf, pagesOf, ROOT } from './build/layout.ts'
import { buildClient } from './build.ts'
import { complaintsAboutInlineScript, complaintsAboutScript } from './checks/old-script.ts'
import { complaintsAboutStyle } from './checks/old-style.ts'
import { otherHostsIn } from './checks/other-hosts.ts'
import { type PageFiles, readPage } from './checks/page-files.ts'

const WALL_SCRIPT_LIMIT = 60_000

beforeAll(() => buildClient())

test('[H6] the wall has a page', () => {
  expect(pagesOf(ROOT)).toContain('wall')
})

describe("the wall's page as it is built", () => {
  let page: PageFiles

  beforeAll(() => {
    page = readPage(distOf(ROOT), 'wall')
  })

  test('[H7] it is one classic script of ES2016, started by one that every browser understands', () => {
    expect(page.modules.size).toBe(0)
    expect(page.classicScripts.size).toBe(1)
    expect(page.inlineScripts).toHaveLength(1)
    expect([...page.classicScripts.values()].flatMap(complaintsAboutScript)).toEqual([])
    expect(page.inlineScripts.flatMap(complaintsAboutInlineScript)).toEqual([])
  })

  test('[H7] its styles are understood by Chrome 53', () => {
    expect(page.styles.size).toBe(1)
    expect([...page.styles.values()].flatMap(complaintsAboutStyle)).toEqual([])
  })

  test('[H8] it asks no other host for anything', () => {
    const files = [page.html, ...scriptsOf(page), ...page.styles.values()]
    expect(files.flatMap(otherHostsIn)).toEqual([])
  })

  test('[H8] its scripts are at most 60 kB of gzip together', () => {
    const sizes = scriptsOf(page).map((script) => gzipSync(script, { level: 9 }).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(WALL_SCRIPT_LIMIT)
  })
})

function scriptsOf({ modules, classicScripts, inlineScripts }: PageFiles): string[] {
  return [...modules.values(), ...classicScripts.values(), ...inlineScripts]
}
