import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAMILIES, LETTER_SETS, stylesheetOf } from '../../shared/letters.ts'
import { letterRoutes, openLetters } from './letters.ts'

const server = express().use(letterRoutes(openLetters())).listen(0, '127.0.0.1')
let url = ''

beforeAll(() => {
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const fetchText = async (path: string) => (await fetch(url + path)).text()

describe('letters of other scripts', () => {
  it('[W197] each set has a stylesheet with its families, and the files that it names are there', async () => {
    for (const set of LETTER_SETS) {
      const css = await fetchText(stylesheetOf(set))
      expect(css).toContain(FAMILIES[set].serif)
      expect(css).toContain(FAMILIES[set].sans)
      const files = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, file = '']) => file)
      expect(files.length).toBeGreaterThan(0)
      const { status, headers } = await fetch(url + files[0], { method: 'HEAD' })
      expect([status, headers.get('content-type')], set).toEqual([200, 'font/woff2'])
      expect(headers.get('cache-control')).toContain('immutable')
    }
  })

  it('[W197] they are named as every engine knows them, and asked for from this server alone', async () => {
    for (const set of LETTER_SETS) {
      const css = await fetchText(stylesheetOf(set))
      expect(css).not.toMatch(/variations|Variable|\.woff"|https?:|\.\//)
    }
  })

  it('[W197] nothing else of what they come in is served', async () => {
    const css = await fetchText(stylesheetOf('arabic'))
    const folder = /\/letters\/[^/]+/.exec(css)?.[0]
    for (const path of [`${folder}/package.json`, `${folder}/files/..%2fpackage.json`, '/letters/none.css']) {
      expect((await fetch(url + path)).status, path).toBe(404)
    }
  })
})
