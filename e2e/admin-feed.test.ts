import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { furnish, type Office, openAdmin, openScreen, PHONE, signIn } from './fixtures/admin-page.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

let browser: Browser
let tenfoot: Tenfoot
let office: Office
const pages: Page[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  tenfoot = await startTenfoot()
  office = await furnish(tenfoot)
})

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  await tenfoot.close()
})

async function post(comment: string, more: object = {}): Promise<string> {
  const { body } = await tenfoot.post(office.token, { score: 9, comment, ...more })
  return body.id
}

async function admin(path = '/admin', size?: { width: number; height: number }): Promise<Page> {
  const page = await openAdmin({ browser, tenfoot, path, ...(size && { size }) })
  pages.push(page)
  return page
}

async function screen(): Promise<Page> {
  const page = await openScreen(browser, office)
  pages.push(page)
  return page
}

const row = (page: Page, id: string) => page.locator(`li[data-id="${id}"]`)
const said = (page: Page) => page.locator('.notice [role="status"]')

test('[A6] hidden is gone from an open wall within a second, and the page says from how many screens', async () => {
  const id = await post('The queue was endless and nobody came.')
  const wall = await screen()
  const onWall = wall.locator(`[data-feedback-id="${id}"]`)
  await onWall.waitFor()
  const page = await admin()
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  await page.locator('blockquote', { hasText: 'The queue was endless' }).waitFor()
  const pressed = performance.now()
  await page.keyboard.press('h')
  await onWall.waitFor({ state: 'detached' })
  expect(performance.now() - pressed).toBeLessThan(1_000)
  await said(page)
    .filter({ hasText: /gone from 1 of 1 screen, \d\.\d s/ })
    .waitFor()
  await page.keyboard.press('z')
  await onWall.waitFor()
  expect((await tenfoot.asOwner('GET', `/feedback/${id}`)).body.display).toBe('shown')
})

test('[A6] where no screen is connected, hiding says so', async () => {
  await post('Nobody watches.')
  const page = await admin()
  await page.locator('blockquote', { hasText: 'Nobody watches' }).waitFor()
  await page.keyboard.press('h')
  await said(page).filter({ hasText: 'no screen is connected' }).waitFor()
})

test('[A6] undoing "Show" takes a held voice off the walls again, and the page says from how many screens', async () => {
  const source = await tenfoot.asOwner('POST', '/sources', { name: 'Held', policy: 'hold', metric: 'nps' })
  const { body } = await tenfoot.post(source.body.token, { score: 9, comment: 'Shown too soon.' })
  const wall = await screen()
  const onWall = wall.locator(`[data-feedback-id="${body.id}"]`)
  const page = await admin('/admin?show=held')
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  await page.locator('blockquote', { hasText: 'Shown too soon.' }).waitFor()
  await page.keyboard.press('a')
  await onWall.waitFor()
  await page.keyboard.press('z')
  await onWall.waitFor({ state: 'detached' })
  await said(page)
    .filter({ hasText: /Undone: gone from 1 of 1 screen, \d\.\d s/ })
    .waitFor()
})

test('[S25] beside a voice stands the score as the wall itself says it', async () => {
  const wall = { name: 'Hamburg', slug: 'hamburg', metric: 'stars', locale: 'de' }
  await tenfoot.asOwner('POST', '/walls', wall)
  const source = await tenfoot.asOwner('POST', '/sources', { name: 'Stars', metric: 'stars' })
  for (const score of [4, 5, 5, 4, 5])
    await tenfoot.post(source.body.token, { score, comment: 'Gut.', language: 'no language' })
  const page = await admin()
  await page.locator('.preview b', { hasText: '4,6' }).waitFor()
  expect(await page.locator('.preview p').textContent()).toBe('Gut.')
})

test('[A7] undo changes nothing that somebody else has changed since, and tells what they did', async () => {
  const id = await post('Two of us read this.')
  const page = await admin()
  await page.locator('blockquote', { hasText: 'Two of us' }).waitFor()
  await page.keyboard.press('s')
  await said(page).filter({ hasText: 'Starred' }).waitFor()
  await tenfoot.asOwner('PATCH', `/feedback/${id}`, { display: 'hidden' })
  await page.locator('.circumstances .state', { hasText: 'hidden' }).waitFor()
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'ana@example.com was first, it is hidden now' }).waitFor()
  expect((await tenfoot.asOwner('GET', `/feedback/${id}`)).body).toMatchObject({
    display: 'hidden',
    starred: true,
  })
})

test('[A7] steps on one voice are undone one by one', async () => {
  const id = await post('Starred, then hidden.')
  const page = await admin()
  await page.locator('blockquote', { hasText: 'Starred, then' }).waitFor()
  await page.keyboard.press('s')
  await said(page).filter({ hasText: 'Starred,' }).waitFor()
  await page.keyboard.press('h')
  await said(page).filter({ hasText: 'Hidden:' }).waitFor()
  for (const left of [{ display: 'shown', starred: true }, { starred: false }]) {
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.keyboard.press('z')
    expect(await (await answered).json()).toMatchObject({ id, ...left })
  }
})

test('[A8] what comes while somebody reads further down waits, and moves neither the list nor the choice', async () => {
  const ids: string[] = []
  for (let n = 0; n < 40; n += 1) ids.push(await post(`Voice number ${n} of many.`))
  const page = await admin(`/admin/feedback/${ids[12]}`)
  const older = row(page, ids[12] ?? '')
  await older.waitFor()
  const before = await older.boundingBox()
  await post('A new one.')
  await page.getByRole('button', { name: '1 new' }).waitFor()
  expect(await older.boundingBox()).toEqual(before)
  await page.locator('blockquote', { hasText: 'Voice number 12 of' }).waitFor()
  await page.getByRole('button', { name: '1 new' }).click()
  await page.locator('.scroller li').first().filter({ hasText: 'A new one.' }).waitFor()
  await page.locator('blockquote', { hasText: 'Voice number 12 of' }).waitFor()
})

test('[A8] older voices follow as the list is read to its end', async () => {
  for (let n = 1; n <= 120; n += 1) await post(`Voice number ${n} of many.`)
  const page = await admin()
  const last = page.locator('li', { hasText: 'Voice number 1 of' })
  await page.locator('.scroller li').first().hover()
  const readOn = async () => {
    await page.mouse.wheel(0, 4_000)
    return last.count()
  }
  await expect.poll(readOn, { timeout: 20_000 }).toBe(1)
  expect(await last.getAttribute('aria-posinset')).toBe('120')
  await page.getByText('That is all: 120 voices.').waitFor()
})

const MARKUP = '<img src=x onerror="document.title=1"><b>bold</b>'

test('[A9] markup in every text stays text, and links give nothing away', async () => {
  const author = { id: MARKUP, name: MARKUP, email: MARKUP, company: MARKUP, segment: MARKUP }
  const texts = { location: MARKUP, touchpoint: MARKUP, channel: MARKUP, tags: [MARKUP.slice(0, 50)] }
  const link = 'https://example.com/ticket/1'
  await tenfoot.asOwner('POST', '/walls', { name: MARKUP, slug: 'markup', company: MARKUP })
  const source = await tenfoot.asOwner('POST', '/sources', { name: MARKUP, metric: 'nps' })
  await tenfoot.post(source.body.token, {
    score: 0,
    comment: MARKUP,
    author,
    ...texts,
    link,
    externalId: MARKUP,
  })
  const page = await admin()
  await page.locator('blockquote', { hasText: MARKUP }).waitFor()
  await page.locator('.facts dd', { hasText: MARKUP }).first().waitFor()
  expect(await page.locator('.facts dd', { hasText: MARKUP }).count()).toBe(11)
  await page.keyboard.press('h')
  await said(page).filter({ hasText: '<img' }).waitFor()
  for (const path of ['Walls', 'Sources']) {
    await page.getByRole('navigation', { name: 'Pages' }).getByText(path).click()
    await page.locator('.rows li', { hasText: MARKUP }).waitFor()
    expect(await page.locator('img, main b b').count()).toBe(0)
  }
  await page.goBack()
  await page.goBack()
  expect(await page.locator('.facts a').getAttribute('rel')).toBe('noopener noreferrer')
  expect(await page.title()).toBe('Tenfoot admin')
})

test('[A10] a lost connection is said, and what came meanwhile is there afterwards', async () => {
  const id = await post('Before the cut.')
  const page = await admin()
  await row(page, id).waitFor()
  await tenfoot.stop()
  await page.getByText('No connection since').waitFor()
  await tenfoot.start()
  const missed = await post('While the page was away.')
  await tenfoot.asOwner('PATCH', `/feedback/${id}`, { display: 'hidden' })
  await page.getByText('No connection since').waitFor({ state: 'detached' })
  await row(page, missed).waitFor()
  await row(page, id).filter({ hasText: 'hidden' }).waitFor()
})

test('[A11] who is not signed in any more signs in again and is back where they were', async () => {
  const first = await post('The first voice.')
  await post('The second voice.')
  const page = await admin(`/admin/feedback/${first}?show=shown`)
  await page.locator('blockquote', { hasText: 'The first voice' }).waitFor()
  await page.context().clearCookies()
  await page.keyboard.press('h')
  await page.getByText('Your session has ended').waitFor()
  await signIn(page)
  await page.locator('blockquote', { hasText: 'The first voice' }).waitFor()
  expect(page.url()).toBe(`${tenfoot.url}/admin/feedback/${first}?show=shown`)
})

test('[A12] keys move, show, hide, pin and star the chosen voice, and mean nothing while somebody types', async () => {
  const source = await tenfoot.asOwner('POST', '/sources', { name: 'Held', policy: 'hold', metric: 'nps' })
  const { body: older } = await tenfoot.post(source.body.token, { score: 3, comment: 'The older one.' })
  const { body: newer } = await tenfoot.post(source.body.token, { score: 4, comment: 'The newer one.' })
  const page = await admin('/admin?show=held')
  await page.locator('blockquote', { hasText: 'The newer one.' }).waitFor()
  const stateOf = async (id: string) => (await tenfoot.asOwner('GET', `/feedback/${id}`)).body
  await page.keyboard.press('x')
  await page.getByLabel('Note').fill('ahps')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await said(page).filter({ hasText: 'Pinned' }).waitFor()
  expect(await stateOf(newer.id)).toMatchObject({
    display: 'held',
    pinned: true,
    starred: false,
    counted: true,
  })
  await page.keyboard.press('a')
  await page.locator('blockquote', { hasText: 'The older one.' }).waitFor()
  expect(await stateOf(newer.id)).toMatchObject({ display: 'shown' })
  await page.keyboard.press('h')
  await page.getByText('Nothing waits for a moderator.').waitFor()
  expect(await stateOf(older.id)).toMatchObject({ display: 'hidden' })
})

test('[A13] "not counted" asks for its reason, and is taken back', async () => {
  const id = await post('Buy now!!!')
  const page = await admin()
  await page.locator('blockquote', { hasText: 'Buy now' }).waitFor()
  await page.getByRole('button', { name: 'Not counted' }).click()
  await page.getByLabel('Note').fill('sent from our own office')
  await page.getByRole('button', { name: 'Spam' }).click()
  await page.locator('.circumstances .state', { hasText: 'not counted: spam' }).waitFor()
  await page.locator('.facts dd', { hasText: 'sent from our own office' }).waitFor()
  await page.getByRole('button', { name: 'Count again' }).click()
  await said(page).filter({ hasText: 'Counted again' }).waitFor()
  expect((await tenfoot.asOwner('GET', `/feedback/${id}`)).body).toMatchObject({
    counted: true,
    reason: null,
  })
})

test('[A11] an address of a voice opens it, however far down it is, and after a gap it still stands', async () => {
  const id = await post('The very first voice.')
  for (let n = 1; n <= 60; n += 1) await post(`Voice number ${n} of many.`)
  const page = await admin(`/admin/feedback/${id}`)
  const words = page.locator('blockquote', { hasText: 'The very first voice.' })
  await words.waitFor()
  await page.context().clearCookies()
  await page.keyboard.press('h')
  await signIn(page)
  await words.waitFor()
  await page.goto(`${tenfoot.url}/admin/feedback/nobody`)
  await page.getByText('There is no voice at this address.').waitFor()
})

test('[A12] quick fingers: each key acts on the voice that the key before has left', async () => {
  const source = await tenfoot.asOwner('POST', '/sources', { name: 'Held', policy: 'hold', metric: 'nps' })
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { body } = await tenfoot.post(source.body.token, { score: 3, comment: `Waiting number ${n}.` })
    ids.push(body.id)
  }
  const page = await admin('/admin?show=held')
  await page.locator('blockquote', { hasText: 'Waiting number 2' }).waitFor()
  for (const key of ['a', 'h']) await page.keyboard.press(key)
  await page.locator('blockquote', { hasText: 'Waiting number 0' }).waitFor()
  const display = async (n: number) => (await tenfoot.asOwner('GET', `/feedback/${ids[n]}`)).body.display
  expect([await display(2), await display(1), await display(0)]).toEqual(['shown', 'hidden', 'held'])
})

test('[A14] on a phone there is the list and then the voice, and nothing is wider than the screen', async () => {
  await post('x'.repeat(3_000), { author: { name: 'N'.repeat(200) } })
  const id = await post('Short and sweet.', {
    tags: ['a'.repeat(50)],
    link: `https://example.com/${'l'.repeat(1_000)}`,
  })
  const page = await admin('/admin', PHONE)
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(await page.locator('blockquote').isVisible()).toBe(false)
  expect(await tooWide()).toBe(false)
  await row(page, id).locator('a').click()
  await page.locator('blockquote', { hasText: 'Short and sweet.' }).waitFor()
  expect(await tooWide()).toBe(false)
  await page.getByRole('button', { name: 'Older' }).click()
  await page.locator('blockquote', { hasText: 'xxx' }).waitFor()
  expect(await tooWide()).toBe(false)
  await page.getByRole('button', { name: 'Hide' }).click()
  await said(page).filter({ hasText: 'Hidden' }).waitFor()
  await page.getByRole('button', { name: 'Feed' }).click()
  await row(page, id).waitFor()
})
