import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { row, said, useDesk, words } from './fixtures/desk.ts'
import { watchRequests } from './fixtures/settled.ts'

const desk = useDesk()

/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 }
const PAGES = [
  'scores',
  'walls',
  'screens',
  'sources',
  'policies',
  'people',
  'audit',
  'data',
  'account',
  'start',
  'nowhere',
]

async function furnished(): Promise<string> {
  await desk.post('Ihr seid die Besten!', { language: 'de', location: 'Leipzig', tags: ['praise'] })
  await desk.post('x'.repeat(600), { score: 1, author: { name: 'N'.repeat(200) } })
  const author = { name: 'Johanna Doe-Winter', email: 'jo@example.com' }
  return desk.postHeld('Please call me on +49 30 901820, I like your shop.', { score: 2, author })
}

/** Goes to one page after the other, each with all that it asks for. */
function walker(page: Page): (path: string) => Promise<void> {
  const settled = watchRequests(page)
  return async (path) => {
    await page.goto(`${desk.tenfoot().url}/admin/${path}`)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    await settled()
  }
}

test('[A56] axe finds nothing on any page of the admin app', async () => {
  await furnished()
  const page = await desk.open()
  const goTo = walker(page)
  const found: Record<string, string[]> = {}
  for (const path of PAGES) {
    await goTo(path)
    const complaints = await complaintsOfAxe(page)
    if (complaints.length > 0) found[path] = complaints
  }
  expect(found).toEqual({})
})

test('[A56] axe finds nothing in the feed, whatever is open in it, nor at the door', async () => {
  const id = await furnished()
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await page.locator('.preview figcaption').waitFor()
  const found: Record<string, string[]> = { '': await complaintsOfAxe(page) }
  for (const key of ['x', 't', 'e', 'f', 'Shift+J', '?']) {
    await page.keyboard.press(key)
    found[key] = await complaintsOfAxe(page)
    await page.keyboard.press('Escape')
  }
  await page.locator('.screens').click()
  found['walls now'] = await complaintsOfAxe(page)
  await page.getByRole('button', { name: 'Menu' }).click()
  found.menu = await complaintsOfAxe(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('Password').waitFor()
  found.door = await complaintsOfAxe(page)
  expect(Object.entries(found).filter(([, complaints]) => complaints.length > 0)).toEqual([])
})

test('[A57] no page is wider than a phone, nor than a window at 400 %', async () => {
  const id = await furnished()
  const page = await desk.open({ size: PHONE })
  const goTo = walker(page)
  const wide: string[] = []
  for (const size of [PHONE, ZOOMED]) {
    await page.setViewportSize(size)
    for (const path of ['', `feedback/${id}`, ...PAGES]) {
      await goTo(path)
      if (await isTooWide(page)) wide.push(`${path} at ${size.width}`)
    }
  }
  expect(wide).toEqual([])
})

test('[A57] what is known about a voice stays in its column, however long it is', async () => {
  const long = 'N'.repeat(200)
  const id = await desk.post('Short.', { author: { name: long, company: long }, location: long })
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await page.locator('.facts', { hasText: 'stand on' }).waitFor()
  const spare = () => page.locator('.facts').evaluate((facts) => facts.clientWidth - facts.scrollWidth)
  expect(await spare()).toBe(0)
})

test('[A58] a moderator’s way by keyboard alone, with the focus always in sight', async () => {
  const id = await furnished()
  const page = await desk.open({ path: '/admin' })
  await row(page, id).waitFor()
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight
      if (element === document.body) return null
      return { name: element.textContent, ring: outlineStyle !== 'none' && outlineWidth !== '0px', inSight }
    })
  const missing: (string | null)[] = []
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab')
    const at = await focused()
    // Behind the last one the browser itself has the focus.
    if (at && !(at.ring && at.inSight)) missing.push(at.name)
  }
  expect(missing).toEqual([])
  await page.getByRole('button', { name: 'Show', exact: true }).focus()
  await page.keyboard.press('Enter')
  await said(page).filter({ hasText: 'Shown:' }).waitFor()
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'held', counted: true })
})

test('[A58] who turns single keys off can type nothing by accident', async () => {
  const id = await desk.post('Left as it is.')
  const page = await desk.open()
  await words(page, 'Left as it is.').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('checkbox', { name: 'Single keys act on the page' }).press('Space')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('h')
  await page.reload()
  await words(page, 'Left as it is.').waitFor()
  await page.keyboard.press('h')
  await page.getByRole('button', { name: 'Star' }).click()
  await said(page).filter({ hasText: 'Starred' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'shown', starred: true })
})

test('[A59] on a phone a voice is decided with the thumb, and the next one follows', async () => {
  const [older, newer] = [await desk.postHeld('The older one.'), await desk.postHeld('The newer one.')]
  const page = await desk.open({ path: '/admin?show=held', size: PHONE })
  await row(page, newer).locator('a').click()
  await words(page, 'The newer one.').waitFor()
  const show = page.getByRole('button', { name: 'Show', exact: true })
  const box = await show.boundingBox()
  expect(box && box.height >= 44 && box.y > PHONE.height / 2).toBe(true)
  await show.click()
  await words(page, 'The older one.').waitFor()
  await said(page).filter({ hasText: 'Shown:' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await words(page, 'The newer one.').waitFor()
  expect(await desk.stateOf(newer)).toMatchObject({ display: 'held' })
  expect(await desk.stateOf(older)).toMatchObject({ display: 'held' })
})
