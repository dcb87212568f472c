import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { marginText, percentsOf, type Score, scoreText } from '../shared/score.ts'
import { launchBrowser } from './browser.ts'
import { furnish, type Office, openAdmin, openScreen, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const DAY = 24 * 60 * 60_000
const LONG = 'LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfair'

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

/** Answers of the last year, more of them and better ones of late. */
async function postAYear(): Promise<void> {
  const entries = Array.from({ length: 150 }, (_, n) => ({
    score: (n * 7) % (n % 4 === 0 ? 11 : 5) === 0 ? n % 7 : 10,
    location: n % 5 === 0 ? 'ممتاز' : n % 3 === 0 ? LONG : 'Leipzig',
    ...(n > 146 && { touchpoint: 'seldom' }),
    occurredAt: new Date(Date.now() - (Math.floor((n * n) / 70) + 0.5) * DAY).toISOString(),
  }))
  await fetch(`${tenfoot.url}/api/v1/feedback/batch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${office.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(entries),
  })
}

const ask = async (path: string) => (await tenfoot.asOwner('GET', path)).body
const open = (path = '/admin/scores', more: object = {}) => openAdmin({ browser, tenfoot, path, ...more })
const number = (page: Page) => page.locator('[data-score]')
const rowsOf = (page: Page, caption: string) =>
  page.locator('table', { hasText: caption }).locator('tbody tr')
const chooser = (page: Page, name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}`) })
const settled = (page: Page) => page.locator('.shown[aria-busy="false"]').nth(2).waitFor()

/** A row as people read it, of a score as the API told it. */
const asRead = (score: Score) => [
  score.n.toLocaleString('en'),
  scoreText(score.metric, score.score as number),
  marginText(score) ?? '',
]

test('[S44] the number, its margin, its months and its parts are the API’s and the wall’s, read with one rounding', async () => {
  await postAYear()
  const score = await ask('/scores?wall=office')
  const screen = await openScreen(browser, office)
  const page = await open('/admin/scores?wall=office')
  const read = scoreText('nps', score.score)
  await number(page).filter({ hasText: read }).waitFor()
  expect(await number(page).textContent()).toBe(read)
  expect(await number(screen).textContent()).toBe(read)
  // On the wall no line breaks inside of the margin.
  expect(await screen.locator('.score .aside').filter({ hasText: ' in 30 days' }).textContent()).toContain(
    marginText(score)?.replaceAll(' ', '\u00a0'),
  )
  expect(await page.locator('.sample').textContent()).toBe(
    `${score.n} answers in 30 days, ${marginText(score)}`,
  )
  const { good, neutral, bad } = percentsOf('nps', score.parts)
  for (const legend of [page.locator('.legend b'), screen.locator('.legend span')]) {
    expect(await legend.allTextContents()).toEqual([`${good}%`, `${neutral}%`, `${bad}%`])
  }
  const { items: months } = await ask('/scores/year?wall=office')
  await page.getByText('The year in numbers').click()
  const rows = rowsOf(page, 'The score of each month')
  for (const [place, month] of months.toReversed().entries()) {
    if (month.n < 5) continue
    expect(await rows.nth(place).locator('td').allTextContents()).toEqual(asRead(month))
  }
  const { items: cities } = await ask('/scores/by?wall=office&dimension=location')
  expect(cities.length).toBe(3)
  const told = rowsOf(page, 'The score by location')
  for (const [place, city] of cities.entries()) {
    expect((await told.nth(place).locator('td').allTextContents()).slice(0, 3)).toEqual(asRead(city))
    expect(await told.nth(place).locator('bdi').textContent()).toBe(city.value)
  }
})

test('[S45] what comes in is counted on the page while it is open, and too few stay without a number', async () => {
  for (let n = 0; n < 4; n++) await tenfoot.post(office.token, { score: 9, location: 'Kiel' })
  const page = await open()
  await page.getByText('4 responses. Score from 5').waitFor()
  expect(await number(page).count()).toBe(0)
  expect(await rowsOf(page, 'The score by location').locator('td').allTextContents()).toEqual([
    ...['4', 'too few', '', ''],
  ])
  await page.getByText('There is no month with five answers yet.').waitFor()
  await tenfoot.post(office.token, { score: 9, location: 'Kiel' })
  await number(page).waitFor()
  expect(await number(page).textContent()).toBe('100')
  await page.getByText(', early').waitFor()
})

test('[S45] without an answer, without the wall and without the server the page says so', async () => {
  await tenfoot.post(office.token, { comment: 'Without a score.' })
  const page = await open()
  await page.getByText('No responses in 30 days').waitFor()
  await page.getByText('No answer of the last 30 days names a location.').waitFor()
  expect(await complaintsOfAxe(page)).toEqual([])
  await page.goto(`${tenfoot.url}/admin/scores?wall=gone`)
  await page.getByText('There is no such wall any more.').waitFor()
  await page.route('**/api/v1/scores**', (route) => route.abort())
  await chooser(page, 'Wall').selectOption({ label: 'Every voice' })
  await page.getByText('The server cannot be reached.').waitFor()
  expect(await complaintsOfAxe(page)).toEqual([])
  await page.unroute('**/api/v1/scores**')
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await page.getByText('No responses in 30 days').waitFor()
})

test('[S46] what is chosen stands in the address, and a value leads to what was said there', async () => {
  await postAYear()
  const page = await open()
  await chooser(page, 'Time').selectOption({ label: 'the last 365 days' })
  await page.getByRole('link', { name: 'Touchpoint' }).press('Enter')
  await page.getByRole('link', { name: 'By weeks' }).press('Enter')
  expect(new URL(page.url()).search).toBe('?window=365d&by=touchpoint&step=week')
  await page.reload()
  const { n } = await ask('/scores?metric=nps&window=365d')
  await page.locator('.sample', { hasText: `${n} answers in 365 days` }).waitFor()
  await page.getByText('The year in numbers').press('Enter')
  await rowsOf(page, 'The score of each week').nth(51).waitFor()
  await page.getByRole('link', { name: 'seldom' }).press('Enter')
  // The feed opens its first voice by itself, sooner or later.
  await expect.poll(() => page.url()).toMatch(/\/admin(\/feedback\/\w+)?\?metric=nps&touchpoint=seldom$/)
})

test('[S46] the year says in words what it draws; axe finds nothing, and long names fit a phone', async () => {
  await postAYear()
  const page = await open('/admin/scores?step=week', { size: PHONE })
  await page.getByRole('img', { name: /^The year as a line: from .* the highest \d+ in / }).waitFor()
  await page.getByText('The year in numbers').click()
  await settled(page)
  expect(await complaintsOfAxe(page)).toEqual([])
  expect(await isTooWide(page)).toBe(false)
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await isTooWide(page)).toBe(false)
})
