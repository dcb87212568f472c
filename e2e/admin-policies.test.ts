import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Rule } from '../shared/rules.ts'
import { launchBrowser } from './browser.ts'
import { openAdmin, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

let browser: Browser
let tenfoot: Tenfoot
let source: { id: string; token: string }

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  tenfoot = await startTenfoot()
  await tenfoot.asOwner('POST', '/walls', { name: 'Lobby', slug: 'lobby', timeZone: 'UTC' })
  source = (await tenfoot.asOwner('POST', '/sources', { name: 'Web form', metric: 'nps' })).body
  await tenfoot.post(source.token, { score: 2, comment: 'It was stolen.' })
  await tenfoot.post(source.token, { score: 9, comment: 'All fine.' })
})
afterEach(() => tenfoot.close())

const ruleOf = (name: string, when: object = {}) =>
  Object.assign({ name, when }, Object.fromEntries([['then', { verdict: 'hold' }]]))
const addRule = async (name: string): Promise<Rule> =>
  (await tenfoot.asOwner('POST', '/rules', ruleOf(name))).body
const rules = async (): Promise<Rule[]> => (await tenfoot.asOwner('GET', '/rules')).body.items
const open = (path = '/admin/policies', more: object = {}) => openAdmin({ browser, tenfoot, path, ...more })
const names = (page: Page) => page.locator('.rules b').allTextContents()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('[R41] a rule is made: it tells what it would have done while it is written, and decides once it is saved', async () => {
  const page = await open()
  await page.getByLabel('Web form').selectOption('rules')
  await page.getByText('Web form: decided by the rules.').waitFor()
  await page.getByRole('link', { name: 'New rule' }).click()
  await page.getByText('It would have held 2 of the last 2.').waitFor()
  await page.getByLabel('Name').fill('Stolen')
  await page.getByLabel('Ask for more').selectOption({ label: 'Certain words' })
  await page.getByText('As soon as everything is filled in').waitFor()
  await page.getByLabel('Words', { exact: true }).fill('stolen')
  await page.getByText('It would have held 1 of the last 2.').waitFor()
  expect(await page.locator('.found').allTextContents()).toEqual([expect.stringContaining('It was stolen.')])
  expect((await rules()).length).toBe(0)
  await press(page, 'Save')
  await page.getByText('When there is “stolen”: hold.').waitFor()
  const { body } = await tenfoot.post(source.token, { score: 9, comment: 'Stolen again.' })
  expect(body.display).toBe('held')
})

test('[R42] rules are put in order by keyboard, keep the focus, and what was deleted comes back to its place', async () => {
  for (const name of ['One', 'Two', 'Three']) await addRule(name)
  const page = await open()
  await page.getByRole('button', { name: 'Move Three up' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Three: now number 2 of 3.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Three: now number 1 of 3.').waitFor()
  await expect.poll(async () => (await rules()).map(({ name }) => name)).toEqual(['Three', 'One', 'Two'])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move Three up')
  await press(page, 'Delete One')
  await page.getByText('Deleted: One').waitFor()
  expect(await names(page)).toEqual(['Three', 'Two'])
  await press(page, 'Undo')
  await expect.poll(async () => (await rules()).map(({ name }) => name)).toEqual(['Three', 'One', 'Two'])
  await press(page, 'Switch off Two')
  await page.getByText('(off)').waitFor()
  expect((await rules()).map(({ enabled }) => enabled)).toEqual([true, true, false])
})

test('[R43] who changes what somebody else has changed meanwhile is told, loses nothing, and chooses', async () => {
  const { id, revision } = await addRule('Ours')
  const page = await open(`/admin/policies/${id}`)
  await page.getByLabel('Name').fill('Mine')
  await tenfoot.asOwner('PATCH', `/rules/${id}`, { name: 'Theirs', revision })
  await press(page, 'Save')
  await page.getByText('Somebody else has changed this rule').waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe('Mine')
  await press(page, 'Take theirs')
  expect(await page.getByLabel('Name').inputValue()).toBe('Theirs')
  await tenfoot.asOwner('PATCH', `/rules/${id}`, { name: 'Theirs again' })
  await page.getByLabel('Name').fill('Mine')
  await press(page, 'Save')
  await press(page, 'Save mine over it')
  await page.getByRole('heading', { name: 'Rules' }).waitFor()
  expect((await rules()).map(({ name }) => name)).toEqual(['Mine'])
})

test('[R43] words and masks that somebody else changed are not written over without a word', async () => {
  const page = await open()
  await page.getByLabel('Your own words').fill('gloop')
  const { body } = await tenfoot.asOwner('GET', '/words')
  await tenfoot.asOwner('PUT', '/words', { ...body, own: ['theirs'] })
  await press(page, 'Save words')
  await page.getByText('Somebody else has changed these words').waitFor()
  await press(page, 'Take theirs')
  await expect.poll(() => page.getByLabel('Your own words').inputValue()).toBe('theirs')
  await page.getByLabel('Your own words').fill('theirs\ngloop')
  await press(page, 'Save words')
  await page.getByText('Saved.').waitFor()
  expect((await tenfoot.asOwner('GET', '/words')).body.own).toEqual(['theirs', 'gloop'])
  await press(page, 'Add a pattern')
  await page.getByLabel('Name').fill('Order')
  await page.getByLabel('Pattern', { exact: true }).fill('(a+)+$')
  await press(page, 'Save masks')
  await page.locator('#masks ~ form .problem').waitFor()
  await page.getByLabel('Pattern', { exact: true }).fill('ORD-\\d{6}')
  await press(page, 'Save masks')
  await page.getByText('Walls leave it out').waitFor()
})

test('[R44] axe finds nothing on policies, and nothing is wider than a phone or a page at 400 %', async () => {
  await addRule('A rule with a name that is so long that it does not fit into any one line of a telephone')
  const sizes = [PHONE, { width: 360, height: 225 }]
  const page = await open()
  await page.getByRole('heading', { name: 'Masked on walls' }).waitFor()
  expect(await complaintsOfAxe(page)).toEqual([])
  await page.getByRole('link', { name: 'New rule' }).click()
  for (const name of ['Consent', 'Repetition', 'Listed words', 'Score', 'Author']) {
    await page.getByLabel('Ask for more').selectOption({ label: name })
  }
  expect(await complaintsOfAxe(page)).toEqual([])
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await isTooWide(page)).toBe(false)
  }
  await page.getByRole('link', { name: 'All policies' }).click()
  await page.getByRole('heading', { name: 'Masked on walls' }).waitFor()
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await isTooWide(page)).toBe(false)
  }
})

test('[R44] a viewer is told that policies are for others, a moderator reads them and changes none', async () => {
  await addRule('Ours')
  for (const role of ['viewer', 'moderator']) {
    const email = `${role}@example.com`
    const password = 'a password of words'
    const { body } = await tenfoot.asOwner('POST', '/invitations', { email, role })
    const key = String(body.url).split('=')[1]
    const joined = await fetch(`${tenfoot.url}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: tenfoot.url },
      body: JSON.stringify({ key, password }),
    })
    expect(joined.status).toBe(201)
    const page = await open('/admin/policies', { who: { email, password } })
    const reads = role === 'moderator'
    await page.getByText(reads ? 'Admins and owners can change this.' : 'is for moderators, admins').waitFor()
    if (reads) await page.locator('.rules').getByText('Ours').waitFor()
    for (const name of ['New rule', 'Save words', 'Save masks', 'Delete Ours']) {
      expect(await page.getByText(name, { exact: true }).count()).toBe(0)
    }
    expect(await complaintsOfAxe(page)).toEqual([])
  }
})
