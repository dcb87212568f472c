import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { distOf, ROOT } from '../scripts/build/layout.ts'
import { otherHostsIn } from '../scripts/checks/other-hosts.ts'
import { readPage } from '../scripts/checks/page-files.ts'
import { launchBrowser } from './browser.ts'
import { openContext, signIn } from './fixtures/admin-page.ts'
import { OWNER, startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const inShell = promisify(execFile)
let browser: Browser
let tenfoot: Tenfoot
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  tenfoot = await startTenfoot({ owned: false })
  page = await (await openContext(browser)).newPage()
})

afterEach(async () => {
  await page.context().close()
  await tenfoot.close()
})

async function setUp(): Promise<void> {
  await page.goto(`${tenfoot.url}/admin#setup=${tenfoot.setupKey}`)
  await page.getByLabel('E-mail').fill(OWNER.email)
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  // Being led there closes the menu.
  await page.getByRole('heading', { name: 'Open the wall' }).waitFor()
}

async function openTheWall(): Promise<Page> {
  const opened = page.context().waitForEvent('page')
  await page.getByLabel('Your company’s name').fill('Harbour & Pine')
  await page.getByRole('button', { name: 'Open the wall' }).click()
  return opened
}

test('[A1] the set-up link makes the first owner and signs them in, and its key leaves the address bar', async () => {
  await setUp()
  await page.getByRole('heading', { name: 'Open the wall' }).waitFor()
  expect(page.url()).toBe(`${tenfoot.url}/admin/start`)
  const cookies = await page.context().cookies()
  expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: 'Lax' },
  ])
})

test('[A1] a set-up link that was used says so and leads to signing in', async () => {
  await setUp()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto('about:blank')
  await page.goto(`${tenfoot.url}/admin#setup=${tenfoot.setupKey}`)
  await page.getByText('This set-up link has done its work').waitFor()
  expect(page.url()).toBe(`${tenfoot.url}/admin`)
})

test('[A2] where nobody owns the server, a page without the key says where the link is', async () => {
  await page.goto(`${tenfoot.url}/admin`)
  expect(await page.getByRole('main').textContent()).toContain(
    'in the terminal in which the server was started',
  )
})

/** Tries a wrong password; answers what the server said to it. */
async function tryWrong(): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await signIn(page, { ...OWNER, password: 'a wrong password' })
  return (await answered).status()
}

test('[A3] a wrong password is said, and after five of them how long to wait', async () => {
  await setUp()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (let tries = 0; tries < 5; tries += 1) expect(await tryWrong()).toBe(401)
  await page.getByText('do not belong together').waitFor()
  // A slow machine may sit the first wait out; each one is twice as long as the one before.
  await expect.poll(tryWrong, { timeout: 30_000 }).toBe(429)
  await page.getByText(/Too many wrong tries. Wait \d+ s./).waitFor()
  await page.getByText('You can try again now.').waitFor()
  await signIn(page)
  await page.getByRole('heading', { name: 'Open the wall' }).waitFor()
})

test('[A4] three steps lead from nothing to a voice on the wall, by the command as it is printed', async () => {
  await setUp()
  const wall = await openTheWall()
  await wall.waitForSelector('body[data-connection="live"]')
  expect(await wall.textContent('body')).toContain('Harbour & Pine')
  const toPair = page.getByRole('link', { name: 'pair it' })
  expect(await toPair.getAttribute('href')).toBe('/pair')
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()

  const command = (await page.locator('.command code').textContent()) ?? ''
  const { stdout } = await inShell('sh', ['-c', command])
  const { id, comment } = JSON.parse(stdout)

  await page.locator('blockquote', { hasText: comment }).waitFor()
  await page.getByText('Drawn by 1 of 1 screen.').waitFor()
  await wall.waitForSelector(`[data-feedback-id="${id}"]`)
  await page.getByRole('button', { name: 'Go to the feed' }).click()
  await page.waitForURL(`${tenfoot.url}/admin/feedback/${id}`)
})

test('[A4] the copy button copies the whole command over plain http, where scripts have no clipboard', async () => {
  const trusting = await launchBrowser({ hosts: ['office.test'] })
  page = await (await openContext(trusting)).newPage()
  const { port } = new URL(tenfoot.url)
  await page.goto(`http://office.test:${port}/admin#setup=${tenfoot.setupKey}`)
  await page.getByLabel('E-mail').fill(OWNER.email)
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await openTheWall()
  await page.bringToFront()
  await page.getByRole('button', { name: 'Copy the command' }).click()
  await page.getByText('Copied.').waitFor()
  await page.evaluate(() => document.body.append(document.createElement('textarea')))
  await page.locator('textarea').focus()
  await page.keyboard.press('Control+V')
  const pasted = await page.locator('textarea').inputValue()
  expect(await page.evaluate('isSecureContext')).toBe(false)
  expect(pasted).toBe(await page.locator('.command code').textContent())
  expect(pasted).toContain(`'http://office.test:${port}/api/v1/feedback'`)
  await trusting.close()
})

test('[A5] whoever has lost a token is offered another source', async () => {
  await setUp()
  await openTheWall()
  await page.locator('.command').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Make another source' }).click()
  const command = (await page.locator('.command code').textContent()) ?? ''
  await inShell('sh', ['-c', command])
  await page.getByRole('button', { name: 'Go to the feed' }).waitFor()
})

const SCRIPT_LIMIT = 150_000

test('[A15] the page asks no other host for anything, breaks none of its own rules, and its script is small', async () => {
  const { modules, styles, html } = readPage(distOf(ROOT), 'admin')
  const scripts = [...modules.values()]
  expect([html, ...styles.values(), ...scripts].flatMap(otherHostsIn)).toEqual([])
  const sizes = scripts.map((script) => gzipSync(script, { level: 9 }).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPT_LIMIT)
  const refused: string[] = []
  page.on(
    'console',
    (message) => /content security policy/i.test(message.text()) && refused.push(message.text()),
  )
  page.on('pageerror', (error) => refused.push(error.message))
  await setUp()
  await openTheWall()
  const command = (await page.locator('.command code').textContent()) ?? ''
  await inShell('sh', ['-c', command])
  await page.getByRole('button', { name: 'Go to the feed' }).click()
  await page.locator('.preview').waitFor()
  expect(refused).toEqual([])
})
