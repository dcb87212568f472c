import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { furnish, type Office, openAdmin, openScreen, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const EMAIL = 'maya@example.com'

let browser: Browser
let tenfoot: Tenfoot
let office: Office

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  tenfoot = await startTenfoot()
  office = await furnish(tenfoot)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await tenfoot.close()
})

async function post(comment: string): Promise<string> {
  const author = { name: 'Maya Krüger', email: EMAIL }
  return (await tenfoot.post(office.token, { score: 9, comment, author })).body.id
}

async function find(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(EMAIL)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.locator('.found', { hasText: '1 voice' }).waitFor()
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('[E23] a person is found, erased from the screens at once, and brought back in time by one button', async () => {
  const id = await post('Something of hers.')
  const wall = await openScreen(browser, office)
  const onWall = wall.locator(`[data-feedback-id="${id}"]`)
  await onWall.waitFor()
  const page = await openAdmin({ browser, tenfoot, path: '/admin/data' })
  await find(page)
  await press(page, /Erase everywhere/)
  await press(page, 'Erase 1 voice')
  await onWall.waitFor({ state: 'detached' })
  await press(page, 'Take it back')
  await page.getByText('Taken back. Nothing was erased.').waitFor()
  const entry = (await tenfoot.asOwner('GET', `/feedback/${id}`)).body
  expect(entry).toMatchObject({ comment: 'Something of hers.', display: 'shown' })
  expect(entry).not.toHaveProperty('erasing')
})

test('[E23] the list that the feed shows is taken as a file, and one person as another', async () => {
  await post('Something, with “quotes”.')
  const page = await openAdmin({ browser, tenfoot, path: '/admin?show=shown' })
  await page.getByRole('link', { name: 'Export this list' }).click()
  await page.locator('main', { hasText: 'Only what is shown' }).waitFor()
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'As CSV' }).click(),
  ])
  expect(csv.suggestedFilename()).toBe('feedback.csv')
  expect(readFileSync(await csv.path(), 'utf8')).toContain('Something, with “quotes”.')
  await find(page)
  const [person] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Take it as a file' }).click(),
  ])
  expect(JSON.parse(readFileSync(await person.path(), 'utf8')).entries).toHaveLength(1)
})

test('[E23] a time of keeping says what it removes before it is set', async () => {
  await post('New.')
  const page = await openAdmin({ browser, tenfoot, path: '/admin/data' })
  await page.getByLabel('Web form keeps words for').fill('30')
  await press(page, 'See what it removes')
  await page.getByText('It removes nothing today.').waitFor()
  await press(page, 'Keep 30 days')
  await page.getByText('Saved: older words go now').waitFor()
  const { items } = (await tenfoot.asOwner('GET', '/sources')).body
  expect(items[0]).toMatchObject({ retentionDays: 30 })
})

test('[E23] axe finds nothing on the page, also where it asks twice, and it fits a phone', async () => {
  await post('Something of hers.')
  const page = await openAdmin({ browser, tenfoot, path: '/admin/data', size: PHONE })
  await find(page)
  await press(page, /Erase everywhere/)
  expect(await complaintsOfAxe(page)).toEqual([])
  expect(await isTooWide(page)).toBe(false)
})
