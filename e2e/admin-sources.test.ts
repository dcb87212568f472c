import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import { createClock, DAY, HOUR } from '../server/testing/clock.ts'
import { createIntegrator } from '../server/testing/integrator.ts'
import { makePerson, PASSWORD } from '../server/testing/people.ts'
import { OWNER, startTestServer, type TestServer } from '../server/testing/server.ts'
import { launchBrowser } from './browser.ts'
import { DESK, openContext, PHONE, signIn } from './fixtures/admin-page.ts'

const inShell = promisify(execFile)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
let browser: Browser
let server: TestServer

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = await startTestServer({}, { clock: createClock('2026-09-26T07:00:00Z') })
  // With nothing at all an admin is led to the first steps.
  await server.asOwner('POST', '/api/v1/walls', { name: 'Lobby', slug: 'lobby', timeZone: 'UTC' })
  const { token } = await server.makeSource({ name: 'First' })
  await createIntegrator(server, { id: '', token }).post({ comment: 'The first voice.' })
})
afterEach(() => server.close())

async function open(path: string, who = OWNER, size = DESK): Promise<Page> {
  const page = await (await openContext(browser, size)).newPage()
  await page.goto(server.url + path)
  await signIn(page, who)
  await page.locator('main h1').waitFor()
  return page
}

const commandOf = async (page: Page) => (await page.locator('.command code').textContent()) ?? ''
const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('[Q13] an admin makes a source; the command of each language posts a voice as it is printed', async () => {
  const page = await open('/admin/sources')
  await page.getByLabel('Name').fill('Web form')
  await page.getByLabel('Its scores are').selectOption('csat')
  await choose(page, 'Make the source')
  await page.getByRole('heading', { name: 'Web form is made' }).waitFor()
  const answers: { metric: string; score: number; comment: string }[] = []
  for (const language of ['curl', 'JavaScript', 'Python']) {
    await choose(page, language)
    const { stdout } = await inShell('sh', ['-c', await commandOf(page)])
    answers.push(JSON.parse(stdout))
  }
  expect(answers.map(({ metric, score }) => [metric, score])).toEqual(Array(3).fill(['csat', 5]))
  await choose(page, 'I have kept the token')
  await page.getByRole('link', { name: 'Web form' }).click()
  const rows = page.locator('.requests > li')
  await expect.poll(() => rows.count()).toBe(3)
  expect(await rows.first().textContent()).toMatch(/201\s*kept\s*one entry/)
  await choose(page, 'Send a test voice')
  await expect.poll(() => rows.first().textContent()).toContain('a test voice, from this page')
  await page.getByRole('link', { name: 'See it in the feed' }).click()
  await page.locator('blockquote', { hasText: 'A test voice.' }).first().waitFor()
})

test('[Q13] a new token stands in the command once, and the one before is ended with a button', async () => {
  const { id, token } = await server.makeSource({ name: 'Shop' })
  const page = await open(`/admin/sources/${id}`)
  expect(await commandOf(page)).toContain('YOUR_TOKEN')
  await page.getByLabel('The token of now').selectOption({ label: 'works for another week' })
  await choose(page, 'Make a new token')
  await page.getByText('The new token stands in the command').waitFor()
  await inShell('sh', ['-c', await commandOf(page)])
  const shop = createIntegrator(server, { id, token })
  expect((await shop.post({ comment: 'With the old one.' })).status).toBe(201)
  await choose(page, 'End it now')
  await expect.poll(() => page.getByRole('button', { name: 'End it now' }).count()).toBe(0)
  expect((await shop.post({ comment: 'Once more.' })).status).toBe(401)
  await page.reload()
  await page.locator('.command').waitFor()
  expect(await commandOf(page)).toContain('YOUR_TOKEN')
})

test('[Q14] of two who change a source the second is told what the first did, and chooses', async () => {
  const { id } = await server.makeSource({ name: 'Shop' })
  const [mine, theirs] = await Promise.all([open(`/admin/sources/${id}`), open(`/admin/sources/${id}`)])
  const save = async (page: Page, name: string) => {
    await page.getByLabel('Name').fill(name)
    await choose(page, 'Save')
  }
  await save(theirs, 'Theirs')
  await theirs.getByText('Saved.').waitFor()
  await save(mine, 'Mine')
  await mine.getByRole('alert').filter({ hasText: 'its name is “Theirs”' }).waitFor()
  await choose(mine, 'Save mine over it')
  await mine.getByRole('heading', { level: 1, name: 'Mine' }).waitFor()
  await save(theirs, 'Again')
  await choose(theirs, 'Take theirs')
  await theirs.getByRole('heading', { level: 1, name: 'Mine' }).waitFor()
  expect(await theirs.getByLabel('Name').inputValue()).toBe('Mine')
})

test('[Q15] who is no admin sees how sources speak, and is told who may do more', async () => {
  const { id } = await server.makeSource({ name: 'Shop' })
  const moderator = await makePerson(server, { role: 'moderator' })
  const page = await open('/admin/sources', { email: moderator.email, password: PASSWORD })
  await page.getByText('Admins and owners make sources').waitFor()
  await page.getByRole('link', { name: 'Shop' }).click()
  await page.getByText('0 today').waitFor()
  await page.getByText('are for admins and owners').waitFor()
  expect(await page.getByRole('button', { name: /Save|Delete|Make/ }).count()).toBe(0)
  for (const path of ['tokens', 'requests', 'remains']) {
    expect((await moderator.as('GET', `/sources/${id}/${path}`)).status).toBe(403)
  }
  expect((await moderator.as('GET', '/sources/pulse')).status).toBe(200)
  const admin = await makePerson(server, { role: 'admin' })
  expect((await admin.as('DELETE', `/sources/${id}/everything`)).status).toBe(403)
})

test('[Q13] deleting says what remains before it is done, by keyboard and on a phone', async () => {
  const source = await server.makeSource({ name: 'Old shop' })
  const shop = createIntegrator(server, source)
  const { body } = await shop.post({ comment: 'A word.', score: 9, metric: 'nps' })
  const page = await open(`/admin/sources/${source.id}`, OWNER, PHONE)
  await page.getByRole('button', { name: 'Delete …' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 entry, 1 with words, came from it.').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: /^Everything/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`${server.url}/admin/sources`)
  await expect.poll(() => page.getByRole('link', { name: 'Old shop' }).count()).toBe(0)
  expect((await server.asOwner('GET', `/api/v1/sources/${source.id}`)).status).toBe(404)
  await page.goto(`${server.url}/admin/feedback/${body.id}`)
  await page.getByText('Old shop').first().waitFor()
})

/** What usually comes on Saturdays at seven, eight and nine, and this time does not. */
async function fallSilent(token: string): Promise<void> {
  const shop = createIntegrator(server, { id: '', token })
  for (let week = 0; week < 5; week += 1) {
    for (let hour = 0; hour < 3; hour += 1) {
      await shop.batch(Array.from({ length: 5 }, () => ({ comment: 'As always.' })))
      server.clock.forward(HOUR)
    }
    server.clock.forward(7 * DAY - 3 * HOUR)
  }
  await shop.post({ comment: 'The last one.' })
  server.clock.forward(2 * HOUR + 1)
}

test('[Q16] a source that usually speaks and is silent is told on every page, and leads there', async () => {
  const { token } = await server.makeSource({ name: 'Web form', timeZone: 'UTC' })
  await fallSilent(token)
  const page = await open('/admin/walls')
  await page.getByRole('banner').getByRole('link', { name: 'Web form is silent' }).click()
  await page.getByText(/^Silent since/).waitFor()
  await page.getByText('In the same while of other weeks about 10 came in.').waitFor()
  await page.getByText('1 today, usually 15 by now').waitFor()
})

const violations = async (page: Page) => {
  await page.evaluate(AXE)
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)
}
/** What stands beyond the right edge, by its name and words. */
const beyond = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('main, main *')]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.tagName + ' ' + each.textContent.slice(0, 40))`)

test('[Q17] axe finds nothing on the pages of sources, and nothing stands beyond the edge of a phone or at 400 %', async () => {
  const name =
    'Support calls of all branches in the north, with a very long name that nobody can remember at all'
  const source = await server.makeSource({ name, metric: 'csat', scale: { min: 1, max: 10 } })
  await createIntegrator(server, source).post({ score: 11, author: { name: 'x'.repeat(300) } })
  for (const size of [DESK, PHONE, { width: 360, height: 225 }]) {
    const page = await open('/admin/sources', OWNER, size)
    await page.locator('.pulse').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await beyond(page)).toEqual([])
    await page.getByRole('link', { name }).click()
    await page.locator('.requests > li').first().waitFor()
    await choose(page, 'JavaScript')
    expect(await violations(page)).toEqual([])
    expect(await beyond(page)).toEqual([])
    await choose(page, 'Delete …')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  }
})
