import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { openAdmin, openContext, PHONE, signIn } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { OWNER, startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const BEN = { email: 'ben@example.com', password: 'what only ben knows' }
let browser: Browser
let tenfoot: Tenfoot

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  tenfoot = await startTenfoot()
  await tenfoot.asOwner('POST', '/walls', { name: 'Every voice', slug: 'office' })
  await tenfoot.asOwner('POST', '/sources', { name: 'Web form', metric: 'nps' })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await tenfoot.close()
})

async function invite(role: string, email = BEN.email): Promise<string> {
  return (await tenfoot.asOwner('POST', '/invitations', { email, role })).body.url
}

async function newPage(size?: typeof PHONE): Promise<Page> {
  return (await openContext(browser, size)).newPage()
}

async function comeIn(link: string, page: Page): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(BEN.password)
  await page.keyboard.press('Enter')
  await page.locator('.screens', { hasNotText: 'connecting' }).waitFor()
}

/** Moves on by Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''
    })
    if (name.test(focused.trim())) return
  }
  throw new Error(`Tab never came to ${name}`)
}

test('[U40] an owner invites somebody, who comes in by the link and finds what a moderator may', async () => {
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people' })
  await page.getByLabel('E-mail').fill(BEN.email)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await page.locator('.copyable code').textContent()
  const other = await newPage(PHONE)
  await comeIn(link ?? '', other)
  expect(other.url()).not.toContain('invite')
  await page.getByRole('button', { name: 'I have sent it' }).click()
  await page.reload()
  await page.locator('li', { hasText: BEN.email }).getByText('Moderator').waitFor()
  await other.goto(`${tenfoot.url}/admin/people`)
  await other.getByText('This page is for admins and owners').waitFor()
  await other.goto('about:blank')
  await other.goto(link ?? '')
  await other.getByRole('heading', { name: 'This link opens nothing any more' }).waitFor()
})

test('[U40] all of it works by keyboard alone, from the invitation to a new role', async () => {
  await comeIn(await invite('viewer'), await newPage())
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people' })
  await page.getByRole('button', { name: `Change: ${BEN.email}` }).waitFor()
  await tabTo(page, /^Change: ben/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.locator('li', { hasText: BEN.email }).getByText('Moderator').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
    .toMatch(/^Change: ben/)
})

test('[U41] whoever is removed is told on the open page at once that they are not signed in any more', async () => {
  const other = await newPage()
  await comeIn(await invite('moderator'), other)
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people' })
  await page.getByRole('button', { name: `Remove: ${BEN.email}` }).click()
  await page.getByRole('button', { name: 'Remove them' }).click()
  await page.locator('.rows li', { hasText: BEN.email }).waitFor({ state: 'detached' })
  await other.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 5_000 })
})

test('[U41] a new role changes the open page of whoever got it', async () => {
  const other = await newPage()
  await comeIn(await invite('moderator'), other)
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people' })
  await page.getByRole('button', { name: `Change: ${BEN.email}` }).click()
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Admin/ })
    .check()
  await page.getByRole('button', { name: 'Change it' }).click()
  await other.getByRole('link', { name: 'People' }).first().waitFor({ timeout: 5_000 })
})

test('[U42] a link to a new password lets somebody in again, and says so where it has done its work', async () => {
  await comeIn(await invite('moderator'), await newPage())
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people' })
  await page.getByRole('button', { name: `New password: ${BEN.email}` }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.locator('.made-link code').textContent()) ?? ''
  const other = await newPage()
  await other.goto(link)
  await other.getByLabel('Password', { exact: true }).fill('another one of mine')
  await other.getByRole('button', { name: 'Set it and sign in' }).click()
  await other.locator('.screens', { hasNotText: 'connecting' }).waitFor()
  await other.goto('about:blank')
  await other.goto(link)
  await other.getByRole('button', { name: 'Sign in instead' }).click()
  await other.locator('.screens', { hasNotText: 'connecting' }).waitFor()
})

test('[U42] one changes one’s own password, and is out everywhere else', async () => {
  const page = await openAdmin({ browser, tenfoot, path: '/admin/account' })
  const other = await openAdmin({ browser, tenfoot })
  await page.getByLabel('The one you have').fill('not this one')
  await page.getByLabel('A new one').fill('a password after that')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('is not your password').first().waitFor()
  await page.getByLabel('The one you have').fill(OWNER.password)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Your password is changed').waitFor()
  await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn(other, { ...OWNER, password: 'a password after that' })
  await other.locator('.office:not([hidden])').waitFor()
})

test('[U43] a token is made, shown once, works, and ends', async () => {
  const page = await openAdmin({ browser, tenfoot, path: '/admin/account' })
  await page.getByLabel('What it is for').fill('Nightly report')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = await page.locator('.made-token code').last().textContent()
  const ask = () => fetch(`${tenfoot.url}/api/v1/sources`, { headers: { Authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)
  await page.getByRole('button', { name: 'I have kept it' }).click()
  expect(await page.locator('main').textContent()).not.toContain(token)
  await page.getByRole('button', { name: 'End: Nightly report' }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByText('There is none.').waitFor()
  expect((await ask()).status).toBe(401)
})

test('[U44] the log is narrowed down by what one chooses, which stands in the address, and taken along', async () => {
  await invite('viewer')
  const page = await openAdmin({ browser, tenfoot, path: '/admin/audit', size: PHONE })
  await page.getByLabel('What about').selectOption({ label: 'people' })
  await page.getByRole('button', { name: 'Look' }).click()
  await page.waitForURL(/action=user/)
  await page.getByText('signed in').waitFor({ state: 'detached' })
  const lines = page.getByRole('list', { name: 'What was done' }).getByRole('listitem')
  await expect.poll(() => lines.allTextContents()).toEqual([expect.stringContaining('invited somebody')])
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  expect((await file).suggestedFilename()).toBe('audit.csv')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
})

test('[U45] axe finds nothing in what opens on these pages and at the doors by link, and nothing is too wide', async () => {
  const long = `${'a-long-name-'.repeat(10)}@${'department.'.repeat(6)}example.com`
  const used = await invite('viewer', long)
  await comeIn(used, await newPage())
  const page = await openAdmin({ browser, tenfoot, path: '/admin/people', size: PHONE })
  const found: Record<string, string[]> = {}
  const look = async (what: string, at = page) => {
    for (const width of [PHONE.width, 320]) {
      await at.setViewportSize({ width, height: 600 })
      if (await isTooWide(at)) found[`${what} at ${width}`] = ['too wide']
    }
    const complaints = await complaintsOfAxe(at)
    if (complaints.length > 0) found[what] = complaints
  }
  for (const name of ['Change', 'New password', 'Remove']) {
    await page.getByRole('button', { name: `${name}: ${long}` }).click()
    await look(name)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: `New password: ${long}` }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const reset = (await page.locator('.made-link code').textContent()) ?? ''
  await look('made link')
  await page.goto(`${tenfoot.url}/admin/account`)
  await page.getByLabel('What it is for').fill('a'.repeat(200))
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.locator('.made-token').waitFor()
  await look('made token')
  await page.goto(`${tenfoot.url}/admin/audit`)
  await page.getByText('made an access token').waitFor()
  await look('audit')
  const door = await newPage(PHONE)
  for (const [link, title] of [
    [await invite('moderator'), 'Come in'],
    [reset, 'A new password'],
    [used, 'This link opens nothing any more'],
  ] as const) {
    await door.goto('about:blank')
    await door.goto(link)
    await door.getByRole('heading', { name: title }).waitFor()
    await look(title, door)
  }
  expect(found).toEqual({})
})
