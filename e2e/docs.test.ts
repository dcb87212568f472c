import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  /** What is left of 1440 pixels at 400 %. */
  { width: 360, height: 225 },
]

let browser: Browser
let tenfoot: Tenfoot
beforeAll(async () => {
  browser = await launchBrowser()
  tenfoot = await startTenfoot()
})
afterAll(async () => {
  await browser.close()
  await tenfoot.close()
})

/** The page, without a sign-in, and the other hosts that it asked for something. */
async function openDocs(viewport: { width: number; height: number }) {
  const page = await browser.newPage({ viewport })
  const others: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(tenfoot.url)) others.push(request.url())
  })
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(`${tenfoot.url}/docs`)
  await page.evaluate(() => document.fonts.ready)
  return { page, others, complaints }
}

const opened = (page: Page, id: string) => page.locator(`details[id="${id}"][open]`)

test.each(SIZES)(
  '[O20] at $width × $height anybody can read the whole description: nothing is too wide, no other host is asked, nothing is refused',
  async (size) => {
    const { page, others, complaints } = await openDocs(size)
    await page.evaluate(() => {
      for (const call of document.querySelectorAll('details')) call.open = true
    })
    expect(await isTooWide(page)).toBe(false)
    expect({ others, complaints }).toEqual({ others: [], complaints: [] })
    expect(await page.evaluate(() => document.fonts.check('16px "Instrument Sans"'))).toBe(true)
    await page.close()
  },
)

test('[O20] nothing in it keeps anybody out who reads by other means', async () => {
  const { page } = await openDocs({ width: 1440, height: 900 })
  await page.locator('#post_feedback summary').click()
  await page.locator('#schema-Posted summary').click()
  expect(await complaintsOfAxe(page)).toEqual([])
  await page.close()
})

test('[O21] by keyboard alone a call is found, opened, and its example read in another language', async () => {
  const { page } = await openDocs({ width: 1440, height: 900 })
  const python = page.getByText('import json, os, urllib.request').first()
  expect(await python.isVisible()).toBe(false)
  await page.locator('#in-curl').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await python.isVisible()).toBe(true)
  await page.locator('#post_feedback summary').focus()
  await page.keyboard.press('Enter')
  await opened(page, 'post_feedback').getByText('Idempotency-Key').waitFor()
  await opened(page, 'post_feedback').getByRole('link', { name: 'KeptFeedback' }).first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toBe('#schema-KeptFeedback')
  await page.close()
})

test('[O21] its examples name the address that it was called by, whatever a client says that this is', async () => {
  const { page } = await openDocs({ width: 1440, height: 900 })
  expect(await page.locator('.sample.curl').first().innerText()).toContain(`${tenfoot.url}/api/v1/feedback`)
  await page.close()
  const { hostname, port } = new URL(tenfoot.url)
  const html = await htmlFor(`${hostname}:${port}"><script>alert(1)</script>`, Number(port))
  expect(html).not.toContain('<script>')
})

/** The page for a Host header that no browser would send. */
async function htmlFor(host: string, port: number): Promise<string> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/docs', headers: { Host: host } }, async (response) => {
      resolve(Buffer.concat(await Array.fromAsync(response)).toString())
    })
      .on('error', reject)
      .end()
  })
}
