import { createHmac } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { furnish, type Office, openAdmin, openContext, openScreen, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe } from './fixtures/axe.ts'
import { deliver, formBody, typeformSignature, visitBody } from './fixtures/hooks.ts'
import { OWNER, startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

interface Made {
  id: string
  hookUrl: string
  signingSecret: string
}

let browser: Browser
let tenfoot: Tenfoot
let office: Office
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  tenfoot = await startTenfoot()
  office = await furnish(tenfoot)
  await tenfoot.post(office.token, { score: 9, comment: 'The first voice.' })
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser.close()
  await tenfoot.close()
})

async function open(path: string, more: object = {}): Promise<Page> {
  const page = await openAdmin({ browser, tenfoot, path, ...more })
  contexts.push(page.context())
  return page
}
const make = async (wish: object): Promise<Made> => (await tenfoot.asOwner('POST', '/sources', wish)).body
const choose = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const line = (page: Page, text: string) => page.getByRole('treeitem').filter({ hasText: text }).last()
const voice = (page: Page, text: string) => page.locator('.voice-pane blockquote', { hasText: text })
const deliveries = async (source: Made, query = '') =>
  (await tenfoot.asOwner('GET', `/sources/${source.id}/deliveries${query}`)).body.items

test('[Z10] a tool is found, its page says what to paste where, and the first signed delivery is told as it comes', async () => {
  const page = await open('/admin/sources')
  await page.getByLabel('Find your tool').fill('typef')
  await page.getByRole('radio', { name: /^Typeform/ }).check()
  expect(await page.getByRole('radio', { name: /^Zendesk/ }).count()).toBe(0)
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Typeform')
  await page.getByLabel('Its scores are').selectOption('nps')
  await choose(page, 'Make the source')
  await page.getByRole('heading', { name: 'In Typeform' }).waitFor()
  await page.getByText('We are listening …').waitFor()
  const [url = '', secret = ''] = await page.locator('.copyable code').allTextContents()
  const body = JSON.stringify(formBody('t1', 10, 'Warm bread at seven in the morning.'))
  await choose(page, 'Take only what is signed')
  await page.getByText('Only what is signed with it is taken.').waitFor()
  expect((await deliver(url, body)).status).toBe(401)
  await page.getByText('It came: refused').waitFor()
  expect((await deliver(url, body, typeformSignature(secret, body))).status).toBe(200)
  await page.getByText('It came: kept').waitFor()
  await page.getByRole('link', { name: 'See it in the feed' }).click()
  await page.locator('blockquote', { hasText: 'Warm bread at seven' }).waitFor()
})

test('[Z11] from a body that nobody knows to a voice on a wall: its values are clicked, its word is given a score, it is replayed', async () => {
  const source = await make({ name: 'Visits' })
  await deliver(source.hookUrl, visitBody('v1'))
  const screen = await openScreen(browser, office)
  contexts.push(screen.context())
  const page = await open('/admin/sources')
  await page.getByRole('link', { name: '1 delivery waits to be understood' }).click()
  await page.getByRole('link', { name: 'Say what is what' }).click()
  await page.getByText('It would wait in the inbox.').waitFor()
  await line(page, 'The driver waited').click()
  await choose(page, 'Comment')
  await voice(page, 'The driver waited for me.').waitFor()
  await line(page, 'Ida Holm').click()
  await choose(page, 'Name')
  await line(page, 'Lovely').click()
  await choose(page, 'Score')
  await page.getByLabel('It measures').selectOption('csat')
  await page.getByText('Part of it would be kept.').waitFor()
  await page.getByRole('spinbutton', { name: 'Lovely' }).fill('5')
  await page.getByText('It would be kept.', { exact: true }).waitFor()
  await choose(page, 'Save and replay this one')
  await page.getByText('Saved. Kept').waitFor()
  await screen.getByText('The driver waited for me.').waitFor()
  const { body } = await tenfoot.asOwner('GET', `/sources/${source.id}`)
  expect(body).toMatchObject({ metric: 'csat', words: { Lovely: 5 } })
  expect(body.mapping).toEqual({
    score: '/results/[question_id=mood]/answer/label',
    comment: '/results/[question_id=why]/answer/value',
    'author.name': '/visitor/called',
  })
  await page.getByRole('link', { name: 'a new voice' }).click()
  await page.locator('.reading blockquote', { hasText: 'The driver waited for me.' }).waitFor()
  await page.getByText('Ida Holm').first().waitFor()
})

test('[Z30] a word that a tool’s own form does not know is given its score where it is looked at, without choosing its place', async () => {
  const source = await make({ name: 'Helpdesk', preset: 'zendesk' })
  const ticket = { source: 'zendesk', ticket_id: '17', rating: 'Bien', comment: 'Answered within the hour.' }
  await deliver(source.hookUrl, JSON.stringify(ticket))
  const page = await open(`/admin/sources/${source.id}/mapping`)
  await page.getByText('Part of it would be kept.').waitFor()
  const number = page.getByRole('spinbutton', { name: 'Bien' })
  await number.fill('1')
  await page.getByText('It would be kept.', { exact: true }).waitFor()
  await number.fill('')
  await page.getByText('Part of it would be kept.').waitFor()
  await number.fill('1')
  await choose(page, 'Save and replay this one')
  await page.getByText('Saved. Kept').waitFor()
  const { body } = await tenfoot.asOwner('GET', `/sources/${source.id}`)
  expect(body).toMatchObject({ words: { Bien: 1 } })
  expect(body.mapping).toBeUndefined()
})

test('[Z12] with keys alone: arrows go through the body, a letter says what a value is, and all that waits is replayed', async () => {
  const source = await make({ name: 'Keys', metric: 'stars' })
  for (const [id, word] of [
    ['k1', '5'],
    ['k2', '2'],
  ] as const) {
    await deliver(source.hookUrl, visitBody(id, { word, words: `Said ${id}.`, who: 'Bo' }))
  }
  const page = await open(`/admin/sources/${source.id}/mapping`)
  await page.getByRole('treeitem').first().focus()
  const goTo = async (text: string) => {
    for (let step = 0; step < 30; step += 1) {
      const focused = page.locator('[role="treeitem"]:focus')
      if (((await focused.textContent()) ?? '').includes(text)) return
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`no line says ${text}`)
  }
  await goTo('Said k2.')
  await page.keyboard.press('c')
  await voice(page, 'Said k2.').waitFor()
  await page.keyboard.press('Home')
  await goTo('label')
  await page.keyboard.press('s')
  await page.getByText('It would be kept.', { exact: true }).waitFor()
  // Pressed once more it is taken back.
  await page.keyboard.press('s')
  await page.getByText('It would be kept.', { exact: true }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Save and replay all 2 that wait' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('2 deliveries replayed: all kept, none waits any more.').waitFor()
  const kept = await tenfoot.asOwner('GET', `/feedback?source=${source.id}`)
  expect(kept.body.items.map(({ score }: { score: number }) => score).toSorted()).toEqual([2, 5])
})

test('[Z13] the log says of each delivery what became of it and why, by kinds, with all that it brought', async () => {
  const source = await make({ name: 'Log', metric: 'nps', mapping: { score: '/n', comment: '/said' } })
  await deliver(source.hookUrl, { n: 9, said: 'Good.' })
  await deliver(source.hookUrl, { n: 99, said: 'Out of the scale.' })
  await deliver(source.hookUrl, '{"n": 9, "said": "cut off')
  await deliver(`${source.hookUrl}x`, { n: 1 })
  const page = await open(`/admin/sources/${source.id}/log`)
  const rows = page.locator('.delivery')
  await expect
    .poll(() => rows.locator('.state').allTextContents())
    .toEqual([...['Refused', 'Waits', 'Kept in part', 'Kept']])
  expect(await rows.first().textContent()).toContain('The secret in the address')
  await page.getByRole('link', { name: 'Refused 1' }).click()
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByRole('link', { name: 'All 4' }).click()
  await page.getByRole('link', { name: 'Kept in part' }).click()
  await page.getByRole('treeitem').filter({ hasText: 'Out of the scale.' }).waitFor()
  await page.getByText('content-type').waitFor()
  await choose(page, 'What would happen now?')
  await page.getByText('Part of it would be kept.').waitFor()
  await choose(page, 'Put aside')
  await page.getByText('Somebody has put it aside.').waitFor()
  expect((await deliveries(source)).map(({ state }: { state: string }) => state)).toEqual([
    ...['refused', 'inbox', 'dismissed', 'kept'],
  ])
})

test('[Z14] of two who say what is what the second is told what the first said, and chooses', async () => {
  const source = await make({ name: 'Two', metric: 'nps' })
  await deliver(source.hookUrl, { rated: 9, said: 'Good.', also: 'Fine.' })
  const page = await open(`/admin/sources/${source.id}/mapping`)
  await line(page, 'Good.').click()
  await page.keyboard.press('c')
  await tenfoot.asOwner('PATCH', `/sources/${source.id}`, { mapping: { comment: '/also' } })
  await choose(page, 'Save')
  await page.getByRole('alert').filter({ hasText: 'Comment is at /also' }).waitFor()
  await choose(page, 'Take theirs')
  await voice(page, 'Fine.').waitFor()
  await tenfoot.asOwner('PATCH', `/sources/${source.id}`, { mapping: { score: '/rated' } })
  await choose(page, 'Save')
  await choose(page, 'Save mine over it')
  await page.getByText('Saved. What comes from now on is read so.').waitFor()
  expect((await tenfoot.asOwner('GET', `/sources/${source.id}`)).body.mapping).toEqual({ comment: '/also' })
})

test('[Z15] a pasted example makes a mapping before anything has come, and nothing of it is kept', async () => {
  const source = await make({ name: 'Pasted', metric: 'nps' })
  const page = await open(`/admin/sources/${source.id}/mapping`)
  await page.getByText('Nothing has come yet that could be read.').waitFor()
  await page.getByLabel('Paste an example').fill('Hello there')
  await choose(page, 'Look at it')
  await page.getByText('This is neither JSON nor a form.').waitFor()
  await page.getByLabel('Paste an example').fill('rate=8&text=From%20a%20form')
  await choose(page, 'Look at it')
  await line(page, 'From a form').click()
  await choose(page, 'Comment')
  await voice(page, 'From a form').waitFor()
  await page.getByLabel('Comment is at').fill('/nowhere')
  await page.getByText('Points nowhere in this body.').waitFor()
  await page.getByLabel('Comment is at').fill('/text')
  await voice(page, 'From a form').waitFor()
  await choose(page, 'Save')
  await page.getByText('Saved. What comes from now on is read so.').waitFor()
  expect(await deliveries(source)).toEqual([])
})

test('[Z16] a source says that its address alone is the key; a secret that is pasted is asked for, and address and secret are renewed', async () => {
  const source = await make({ name: 'Renewed', preset: 'delighted' })
  const page = await open(`/admin/sources/${source.id}`)
  await page.getByText('Anyone who knows its address can send.').waitFor()
  await page.getByLabel('The signing secret of Delighted').fill('their own key')
  await choose(page, 'Keep it')
  await page.getByText('Only who signs with its secret').waitFor()
  expect((await deliver(source.hookUrl, { n: 1 })).status).toBe(401)
  await page.getByLabel('The address of now').selectOption({ label: 'ends at once' })
  await choose(page, 'Make a new address')
  const made = page.locator('.copyable code', { hasText: '/hooks/' })
  const url = (await made.textContent()) ?? ''
  expect(url).not.toBe(source.hookUrl)
  await deliver(source.hookUrl, { n: 1 })
  const [last] = await deliveries(source)
  expect(last.why[0].detail).toContain('has ended')
})

test('[Z21] how a tool signs that nobody knows is described, what is wrong with the description is said, and holds at once', async () => {
  const source = await make({ name: 'Signs', preset: 'generic', metric: 'nps' })
  const page = await open(`/admin/sources/${source.id}`)
  await page.getByText('It signs in a way of its own').click()
  const scheme = { name: 'own', algorithm: 'md5', encoding: 'hex', header: 'X-Shop-Sum', signed: '{body}' }
  await page.getByLabel('Its signature, described').fill(JSON.stringify(scheme))
  await choose(page, 'Save how it signs')
  await page.getByText('algorithm must be sha256, sha1 or sha512').waitFor()
  await page.getByLabel('Its signature, described').fill(JSON.stringify({ ...scheme, algorithm: 'sha256' }))
  await choose(page, 'Save how it signs')
  await page.getByText('Saved. Deliveries are looked at so from now on.').waitFor()
  const body = JSON.stringify({ score: 9, comment: 'Signed.' })
  const sum = createHmac('sha256', source.signingSecret).update(body).digest('hex')
  const short = `${tenfoot.url}/hooks/${source.id}`
  expect((await deliver(short, body, { 'X-Shop-Sum': sum })).status).toBe(200)
  expect((await deliver(short, body)).status).toBe(401)
})

test('[Z17] who is no admin is told whose these pages are, and sees nothing that was delivered', async () => {
  const source = await make({ name: 'Closed' })
  const who = { email: 'viewer@example.com', password: 'another password of words' }
  const invited = await tenfoot.asOwner('POST', '/invitations', { email: who.email, role: 'viewer' })
  const key = new URLSearchParams(new URL(invited.body.url).hash.slice(1)).get('invite')
  await fetch(`${tenfoot.url}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: tenfoot.url },
    body: JSON.stringify({ key, password: who.password }),
  })
  const page = await open(`/admin/sources/${source.id}/inbox`, { who })
  for (const part of ['inbox', 'log', 'mapping', 'setup']) {
    await page.goto(`${tenfoot.url}/admin/sources/${source.id}/${part}`)
    await page.getByText('is for admins and owners to see').waitFor()
  }
})

/** What stands beyond the right edge, by its name and words. */
const beyond = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('main, main *')]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.tagName + ' ' + each.textContent.slice(0, 40))`)

test('[Z18] axe finds nothing on these pages, and nothing stands beyond the edge of a phone or at 400 %', async () => {
  const source = await make({ name: 'A tool with a very long name that nobody at all can remember' })
  const deep = Array.from({ length: 40 }).reduce((inside) => ({ further_inside_of_it: inside }), {
    word: 'x'.repeat(300),
  })
  await deliver(source.hookUrl, {
    ...visitBody('long', { words: `${'Donaudampfschifffahrtsgesellschaft'.repeat(8)} ممتاز` }),
    deep,
    list: Array.from({ length: 300 }, (_, at) => at),
  })
  for (const size of [undefined, PHONE, { width: 360, height: 225 }]) {
    const page = await open(`/admin/sources/${source.id}/setup`, size && { size })
    for (const part of ['setup', 'inbox', 'log', 'mapping']) {
      await page.goto(`${tenfoot.url}/admin/sources/${source.id}/${part}`)
      await page.locator('.part-links').waitFor()
      await page
        .locator({ setup: '.listening .buttons', mapping: '[role="tree"]' }[part] ?? '.delivery')
        .waitFor()
      if (part === 'mapping') {
        await line(page, 'Donaudampf').click()
        await choose(page, 'Comment')
        await voice(page, 'Donaudampf').waitFor()
      }
      expect(await complaintsOfAxe(page), `${part} ${size?.width}`).toEqual([])
      expect(await beyond(page), `${part} ${size?.width}`).toEqual([])
    }
    await page.context().close()
  }
})

test('[Z19] a server that is not reached is said, and what was asked is asked again by a button', async () => {
  const source = await make({ name: 'Away', metric: 'nps' })
  await deliver(source.hookUrl, { rated: 9, said: 'Good.' })
  const page = await open(`/admin/sources/${source.id}/mapping`)
  await page.getByRole('tree').waitFor()
  await page.context().setOffline(true)
  await line(page, 'Good.').click()
  await choose(page, 'Comment')
  await page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor()
  await page.context().setOffline(false)
  await choose(page, 'Try again')
  await voice(page, 'Good.').waitFor()
})

test('[Z20] from nothing to a delivery of a tool on the wall, with the pages alone', async () => {
  const fresh = await startTenfoot({ owned: false })
  try {
    const page = await (await openContext(browser)).newPage()
    contexts.push(page.context())
    await page.goto(`${fresh.url}/admin#setup=${fresh.setupKey}`)
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
    await choose(page, 'Set up and sign in')
    const opened = page.context().waitForEvent('page')
    await choose(page, 'Open the wall')
    const wall = await opened
    await choose(page, 'From a tool you use')
    await page.getByLabel('Find your tool').fill('typeform')
    await page.getByRole('radio', { name: /^Typeform/ }).check()
    await page.getByLabel('Its scores are').selectOption('nps')
    await choose(page, 'Make the source')
    await page.getByText('We are listening …').waitFor()
    const url = (await page.locator('.copyable code', { hasText: '/hooks/' }).textContent()) ?? ''
    expect((await deliver(url, formBody('first', 9, 'You called me back at once.'))).status).toBe(200)
    await page.getByText('It came: kept').waitFor()
    await page.locator('blockquote', { hasText: 'You called me back at once.' }).waitFor()
    await wall.getByText('You called me back at once.').waitFor()
    await choose(page, 'With one command')
    await page.getByText('A program of your own has a source of its own').waitFor()
    const { items } = (await fresh.asOwner('GET', '/sources')).body
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Typeform'])
  } finally {
    await fresh.close()
  }
})
