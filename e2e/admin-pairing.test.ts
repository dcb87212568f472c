import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, type TestPage } from '../server/live/testing/paired.ts'
import { launchBrowser } from './browser.ts'
import { openAdmin, openContext, PHONE, signIn } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

let browser: Browser
let tenfoot: Tenfoot
const open: TestPage[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  tenfoot = await startTenfoot()
  for (const slug of ['lobby', 'kitchen']) await tenfoot.asOwner('POST', '/walls', { name: slug, slug })
})
afterAll(async () => {
  for (const page of open) page.close()
  await browser.close()
  await tenfoot.close()
})

/** A TV that shows a code. */
async function openTv(): Promise<{ tv: TestPage; code: string }> {
  const agent = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/87.0.4280.88 Safari/537.36'
  const tv = await openPage(tenfoot.url, { headers: { 'User-Agent': agent } })
  open.push(tv)
  return { tv, code: tv.offers[0]?.code ?? '' }
}

const letters = (page: Page) => page.getByLabel('The letters on the screen')
const title = (page: Page, name: RegExp | string) => page.getByRole('heading', { name }).waitFor()

async function isWell(page: Page): Promise<void> {
  expect(await isTooWide(page)).toBe(false)
  expect(await complaintsOfAxe(page)).toEqual([])
}

test('[C30] who scans the code of a TV signs in, sees which device it is, names it and chooses its wall', async () => {
  const { tv, code } = await openTv()
  const page = await (await openContext(browser, PHONE)).newPage()
  await page.goto(tv.offers[0]?.urlWithCode ?? '')
  await signIn(page)
  await title(page, `Is this the TV that shows ${code.slice(0, 3)}-${code.slice(3)}?`)
  await page.getByText('Chrome 87 on an LG TV').waitFor()
  await page.getByText('1920 × 1080').waitFor()
  await isWell(page)
  await page.getByLabel('Name').fill('Lobby <left>')
  await page.getByLabel('Wall', { exact: true }).selectOption({ label: 'kitchen' })
  await page.getByRole('button', { name: 'Yes, pair it' }).click()
  await title(page, 'Lobby <left> is paired')
  await isWell(page)
  await tv.until(({ paired }) => paired !== null)
  expect(tv.paired).toMatchObject({ name: 'Lobby <left>', wallName: 'kitchen' })
  expect(page.url()).not.toContain('paired')
  await page.getByRole('link', { name: 'See it live' }).click()
  await title(page, 'Lobby <left>')
  await page.context().close()
})

test('[C31] [C32] by keyboard alone: letters that are wrong are said to be, and the next ones are found', async () => {
  const page = await openAdmin({ browser, tenfoot, path: '/admin/screens/pair', size: PHONE })
  await letters(page).waitFor()
  await isWell(page)
  const press = (text: string) => page.keyboard.type(text)
  await press('bcd-fgh')
  await page.getByText('No screen shows this code now').waitFor()
  expect(await letters(page).getAttribute('aria-invalid')).toBe('true')
  await page.keyboard.press('Control+A')
  await press('aeiou1')
  await page.getByText('no vowels').waitFor()
  await isWell(page)
  const { tv, code } = await openTv()
  await page.keyboard.press('Control+A')
  await press(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3).toLowerCase()}`)
  await title(page, /^Is this the TV/)
  await page.keyboard.press('Tab')
  await press('Kitchen')
  await page.keyboard.press('Tab')
  await press('lobby')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await title(page, 'Kitchen is paired')
  await tv.until(({ paired }) => paired !== null)
  await page.getByRole('button', { name: 'Pair another' }).press('Enter')
  expect(await letters(page).inputValue()).toBe('')
  for (let n = 0; n < 9; n += 1) await tenfoot.asOwner('POST', '/screens/look', { code: 'ZZZZZZ' })
  await press('zzz-zzz')
  await page.getByText(/^Too many wrong codes\. Go on at \d\d:\d\d\.$/).waitFor()
  await page.context().close()
})

test('[C33] a magic link is made for a player and shown once, with what it is for', async () => {
  const page = await openAdmin({ browser, tenfoot, path: '/admin/screens/pair' })
  await page.getByRole('button', { name: 'Make a magic link' }).click()
  await page.getByLabel('Name').fill('Player')
  await page.getByLabel('Wall', { exact: true }).selectOption({ label: 'lobby' })
  await isWell(page)
  await page.getByRole('button', { name: 'Make the link' }).click()
  await title(page, 'The link of Player')
  expect(await page.locator('.copyable code').textContent()).toMatch(/\/w\/[\w-]{22}$/)
  await isWell(page)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('button', { name: 'Make a magic link' }).waitFor()
  expect(await page.locator('.copyable').count()).toBe(0)
  await page.context().close()
})

test('[C34] another device takes the place of a screen; whoever may not pair is told whom to ask', async () => {
  const { body } = await tenfoot.asOwner('GET', '/screens')
  const kitchen = body.items.find(({ name }: { name: string }) => name === 'Kitchen')
  const invited = await tenfoot.asOwner('POST', '/invitations', { email: 'v@example.com', role: 'viewer' })
  const viewer = await (await openContext(browser)).newPage()
  await viewer.goto(invited.body.url)
  await viewer.getByLabel('Password', { exact: true }).fill('what only they know')
  await viewer.keyboard.press('Enter')
  await viewer.locator('.screens', { hasNotText: 'connecting' }).waitFor()
  await viewer.goto(`${tenfoot.url}/admin/screens/pair`)
  await viewer.getByText('This page is for admins and owners').waitFor()
  const page = await openAdmin({ browser, tenfoot, path: `/admin/screens/${kitchen.id}` })
  await page.getByRole('link', { name: 'Replace its device' }).click()
  await title(page, 'Replace the device')
  await page.getByText('Another device becomes Kitchen').waitFor()
  await page.context().close()
})
