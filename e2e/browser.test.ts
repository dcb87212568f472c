import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

const server = createServer((_, response) => response.end('<!doctype html><title>reached</title>'))
let browser: Browser

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  browser = await launchBrowser({ hosts: ['wall.test'] })
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test("[H10] a page can be opened as a TV sees it: over plain http, under a name that is no loopback's", async () => {
  const page = await browser.newPage()
  await page.goto(`http://wall.test:${(server.address() as AddressInfo).port}/`)
  expect(await page.title()).toBe('reached')
  expect(await page.evaluate('isSecureContext')).toBe(false)
})
