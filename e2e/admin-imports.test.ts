import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { DESK, openAdmin, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'
import { workbookOf } from './fixtures/workbook.ts'

let browser: Browser
let tenfoot: Tenfoot
const pages: Page[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  tenfoot = await startTenfoot()
  await tenfoot.asOwner('POST', '/walls', { name: 'Lobby', slug: 'lobby', timeZone: 'UTC' })
  const { body } = await tenfoot.asOwner('POST', '/sources', { name: 'Web form', metric: 'nps' })
  await tenfoot.post(body.token, { score: 9, comment: 'All fine.' })
})
afterAll(async () => {
  await browser.close()
  await tenfoot.close()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})

const makeSource = async (name: string, more: object = {}): Promise<string> =>
  (await tenfoot.asOwner('POST', '/sources', { name, metric: 'nps', timeZone: 'Europe/Berlin', ...more }))
    .body.id

async function open(path = '/admin/imports', more: object = {}): Promise<Page> {
  const page = await openAdmin({ browser, tenfoot, path, ...more })
  pages.push(page)
  return page
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content as string, 'latin1') })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

/** Sends a file for a source and waits for its page. */
async function read(page: Page, name: string, content: string | Buffer): Promise<void> {
  await choose(page, name, content)
  await press(page, 'Read the file')
  await heading(page, 'What is what')
}

const countedIn = async (source: string): Promise<{ n: number; counts: Record<string, number> }> =>
  (await tenfoot.asOwner('GET', `/scores?metric=nps&window=730d&source=${source}`)).body
const yearAgo = new Date().getUTCFullYear() - 1

/** As a survey tool of the west writes it: semicolons, Latin-1, two versions of the question, and faults. */
const EXPORT = [
  'Nr;Tag;Wie wahrscheinlich?;Warum?;Filiale;Version',
  ...Array.from(
    { length: 12 },
    (_, at) => `A${at};${at + 1}/2/${yearAgo} 8:30;${at % 11};Schön Nummer ${at};Köln;2`,
  ),
  `B1;13/2/${yearAgo} 9:00;4;Ganz gut;Köln;1`,
  `B2;14/2/${yearAgo} 9:05;sicher;Immer wieder;Köln;2`,
  `B3;15/2/${yearAgo} 9:10;weiß nicht;Mal sehen;Köln;2`,
  `B4;gestern;9;Zu spät;Köln;2`,
  `B5;16/2/${yearAgo} 9:20;77;Zu viel;Köln;2`,
].join('\r\n')

test('[X1] [X2] [X3] [X4] [X5] [X7] [X8] a CSV with faults is mapped by clicking, kept, and undone as a whole', async () => {
  const source = await makeSource('Past')
  const page = await open(`/admin/imports?source=${source}`)
  await read(page, 'answers.csv', EXPORT)

  // What is what, whatever was guessed.
  const columns = [
    ['Nr', 'externalId'],
    ['Tag', 'occurredAt'],
    ['Wie wahrscheinlich?', 'score'],
    ['Warum?', 'comment'],
    ['Filiale', 'location'],
  ] as const
  for (const [title, field] of columns)
    await page.getByLabel(`${title} is`, { exact: true }).selectOption(field)
  await page.getByLabel('It measures').selectOption('nps')
  for (const end of ['from', 'to']) await page.getByLabel(end, { exact: true }).fill('')

  // Dates: the other way round, and back, with the first ones as they are read.
  await page.getByLabel('It is written as').selectOption('M/d/yyyy H:mm')
  const dates = page.locator('.date-examples')
  await dates.getByText(`2 January ${yearAgo}, 08:30`).waitFor()
  await press(page, 'Swap day and month')
  await dates.getByText(`1 February ${yearAgo}, 08:30`).waitFor()

  // Words, and the rows of an older question.
  await page.getByLabel('sicher is the score').fill('10')
  await page.getByLabel('no score: weiß nicht').check()
  await press(page, 'Some rows have another scale')
  const rule = page.locator('.scale-rule')
  await rule.getByLabel('The column').selectOption('Version')
  await rule.getByLabel('says', { exact: true }).fill('1')
  await rule.getByLabel('from', { exact: true }).fill('1')
  await rule.getByLabel('to', { exact: true }).fill('5')
  await press(page, 'Add a tag, a place, a channel …')
  await page.getByLabel('Tags', { exact: true }).fill('old survey')

  await page.getByText('17 rows: 15 can be kept, 2 would be refused.').waitFor()
  await press(page, 'Show the first 17')
  await page.locator('.as-kept .problem', { hasText: 'gestern' }).waitFor()
  expect(await page.locator('.as-kept li.refused .number').allTextContents()).toEqual(['17', '18'])
  expect(await page.locator('.as-kept blockquote', { hasText: 'Schön Nummer 3' }).count()).toBe(1)
  expect((await countedIn(source)).n).toBe(0)

  await press(page, 'Bring 15 rows in')
  await heading(page, 'It is brought in')
  expect(await page.locator('.figures dd').allTextContents()).toEqual(['15', '0', '2'])
  // Fourteen with a score; four of five is eight of ten.
  const { n, counts } = await countedIn(source)
  expect([n, counts['8'], counts['10']]).toEqual([14, 2, 2])
  const entries = (await tenfoot.asOwner('GET', `/feedback?source=${source}`)).body.items
  const old = entries.find(({ externalId }: { externalId?: string }) => externalId === 'B1')
  expect(old).toMatchObject({ score: 4, scale: { min: 1, max: 5 }, location: 'Köln', tags: ['old survey'] })
  expect(Date.parse(old.occurredAt)).toBe(Date.parse(`${yearAgo}-02-13T08:00:00Z`))

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take the refused rows as a file' }).click()
  const refused = await (await (await waiting).createReadStream()).setEncoding('utf8').toArray()
  expect(refused.join('').trim().split(/\r?\n/)).toEqual([
    expect.stringMatching(/^row,reason,/),
    expect.stringContaining('gestern'),
    expect.stringContaining('77'),
  ])

  // Undone by keyboard, after a question.
  await page.getByRole('button', { name: 'Undo it: answers.csv' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Exactly what it brought goes: 15 voices').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect((await countedIn(source)).n).toBe(14)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take 15 voices away' }).focus()
  await page.keyboard.press('Enter')
  await heading(page, 'It is undone')
  await page.getByText('15 voices were taken away again').waitFor()
  expect((await countedIn(source)).n).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')

  // And once more, as it was mapped.
  await press(page, 'Bring it in another way')
  await page.getByLabel('no score: weiß nicht').waitFor()
  await page.getByText('17 rows: 15 can be kept').waitFor()
})

test('[X6] a file that was taken for something else is read as it is said to be, and is mapped anew', async () => {
  const source = await makeSource('Odd')
  const page = await open(`/admin/imports?source=${source}`)
  await read(page, 'odd.csv', '9|Gern, immer\n2|Nie, nie\n')
  await page.getByText('The file looks wrong').click()
  await page.getByLabel('Between two cells stands').selectOption('|')
  await page.getByLabel('The first row has titles').uncheck()
  await page.getByLabel('Column 2 is', { exact: true }).waitFor()
  await page.getByLabel('Column 1 is', { exact: true }).selectOption('score')
  await page.getByLabel('Column 2 is', { exact: true }).selectOption('comment')
  await page.getByText('2 rows: each can be kept.').waitFor()
  expect(await page.locator('.as-kept blockquote').allTextContents()).toEqual(['Gern, immer', 'Nie, nie'])
  await page.getByText('each row would count as of the moment it is brought in').waitFor()
})

test('[Y52] [Y55] another sheet is guessed anew by itself; undone voices leave an open feed, also the chosen one', async () => {
  const page = await open()
  await page.getByLabel('Its voices came from').selectOption({ label: 'another source, made for it' })
  await page.getByLabel('Its name').fill('Two sheets')
  await page.getByLabel('Its scores are').selectOption('stars')
  const file = workbookOf({
    Cover: [['Report'], ['of the year']],
    Answers: [
      ['Rating', 'Review'],
      [5, 'Undone before long'],
      [1, 'Gone as well'],
    ],
  })
  const input = page.getByLabel('The file', { exact: true })
  await input.setInputFiles({ name: 'two.xlsx', mimeType: 'application/octet-stream', buffer: file })
  await press(page, 'Read the file')
  await page.getByText('No column looks like a score or a comment.').waitFor()
  expect(await page.locator('.columns-table tr.refused').count()).toBe(0)
  await page.getByText('The file looks wrong').click()
  await page.getByLabel('The sheet').selectOption('Answers')
  await page.getByText('2 rows: each can be kept.').waitFor()
  expect(await page.locator('.doubts').count()).toBe(0)
  await press(page, 'Bring 2 rows in')
  await heading(page, 'It is brought in')
  const feed = await open('/admin')
  const row = feed.locator('.gist', { hasText: 'Undone before long' })
  await row.click()
  await feed.locator('article.voice blockquote', { hasText: 'Undone before long' }).waitFor()
  await press(page, /^Undo it/)
  await press(page, /^Take .* away$/)
  await row.waitFor({ state: 'detached' })
  await feed.getByText('There is no voice at this address.').waitFor()
  await feed.locator('.gist', { hasText: 'All fine.' }).waitFor()
})

test('[X6] a workbook is read by its sheets, and what it brings is kept', async () => {
  const page = await open()
  await page.getByLabel('Its voices came from').selectOption({ label: 'another source, made for it' })
  await page.getByLabel('Its name').fill('Spreadsheet')
  await page.getByLabel('Its scores are').selectOption('stars')
  const file = workbookOf({
    Cover: [['Report'], ['of the year']],
    Answers: [
      ['Rating', 'Review', 'Date'],
      [5, 'Bread & butter', 44_197.5],
      [9, 'Beyond the scale', 44_198.5],
      [1, 'Never <again>', 44_199.25],
    ],
  })
  await page
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name: 'answers.xlsx', mimeType: 'application/octet-stream', buffer: file })
  await press(page, 'Read the file')
  await heading(page, 'What is what')
  await page.getByText('The file looks wrong').click()
  await page.getByLabel('The sheet').selectOption('Answers')
  await page.getByLabel('Rating is', { exact: true }).selectOption('score')
  await page.getByLabel('Review is', { exact: true }).selectOption('comment')
  await page.getByLabel('Date is', { exact: true }).selectOption('occurredAt')
  await page.getByLabel('It measures').selectOption('stars')
  await page.locator('.date-examples').getByText('Friday, 1 January 2021, 12:00').waitFor()
  await page.getByText('3 rows: 2 can be kept, 1 would be refused.').waitFor()
  await press(page, 'Bring 2 rows in')
  await heading(page, 'It is brought in')
  await page.getByRole('link', { name: 'See its source in the feed' }).click()
  await page.locator('.gist', { hasText: 'Bread & butter' }).waitFor()
  await page.locator('.gist', { hasText: 'Never <again>' }).waitFor()
})

test('[X1] a file that cannot be read is told so, and one that is on its way is cancelled without a trace', async () => {
  await makeSource('Broken')
  const page = await open()
  await choose(page, 'empty.csv', '')
  await page.getByText('This file is empty.').waitFor()
  expect(await page.getByRole('button', { name: 'Read the file' }).isDisabled()).toBe(true)
  await choose(page, 'picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0]))
  await press(page, 'Read the file')
  await page.getByRole('alert').filter({ hasText: 'picture.csv' }).waitFor()
  const before = (await tenfoot.asOwner('GET', '/imports')).body.items.length
  await page.route('**/api/v1/imports?name=*', () => {})
  await choose(page, 'slow.csv', 'score\n9\n')
  await press(page, 'Read the file')
  await page.getByRole('progressbar').waitFor()
  await press(page, 'Cancel')
  await page.getByText('Cancelled. Nothing of the file is kept.').waitFor()
  expect((await tenfoot.asOwner('GET', '/imports')).body.items).toHaveLength(before)
  // A file is dropped as well as chosen.
  await page.unroute('**/api/v1/imports?name=*')
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['score\n9\n'], 'dropped.csv'))
    return data
  })
  await page.locator('.file-choice').dispatchEvent('drop', { dataTransfer: dropped })
  await page.locator('.file-choice').getByText('dropped.csv, 8 bytes').waitFor()
  await press(page, 'Read the file')
  await heading(page, 'dropped.csv')
})

test('[X7] [X9] a long import tells how far it is, goes on without its page, and is stopped and undone', async () => {
  const source = await makeSource('Long')
  const page = await open(`/admin/imports?source=${source}`)
  const rows = Array.from({ length: 250_000 }, (_, at) => `${at},${at % 11},Number ${at}`)
  await read(page, 'long.csv', ['id,nps,comment', ...rows].join('\n'))
  await page.getByRole('button', { name: /^Bring .* in$/ }).click()
  const bar = page.getByRole('progressbar')
  const reached = async () => Number(await bar.getAttribute('value'))
  await expect.poll(reached, { timeout: 30_000 }).toBeGreaterThan(0.05)
  // The server goes away in the middle, and goes on with it.
  await tenfoot.stop()
  await page.getByText('it goes on when the server is back').waitFor()
  const before = await reached()
  await tenfoot.start()
  await expect.poll(reached, { timeout: 30_000 }).not.toBe(before)
  // Its rows are counted first, anew after a restart: only once that is over is there something to undo.
  await page.getByRole('progressbar', { name: 'It is being brought in' }).waitFor()
  await expect.poll(reached, { timeout: 30_000 }).toBeGreaterThan(0.05)
  await page.getByRole('link', { name: 'All imports' }).click()
  await page
    .locator('.rows li', { hasText: 'long.csv' })
    .getByText(/^running, \d+ %$/)
    .waitFor()
  await page.getByRole('link', { name: 'long.csv' }).click()
  await press(page, 'Stop it')
  await heading(page, 'It was stopped')
  const kept = Number((await page.locator('.figures dd').first().textContent())?.replaceAll(',', ''))
  expect((await tenfoot.asOwner('GET', `/scores?metric=nps&window=730d&source=${source}`)).body.n).toBe(kept)
  await press(page, /^Undo it/)
  await press(page, /^Take .* away$/)
  await heading(page, 'It is undone')
  expect((await countedIn(source)).n).toBe(0)
})

test('[X9] while the server is away the page says so, keeps what was said, and goes on when it is back', async () => {
  const source = await makeSource('Away')
  const page = await open(`/admin/imports?source=${source}`)
  await read(page, 'away.csv', 'nps,comment\n9,Fine\nwell,So so\n')
  await page.getByLabel('well is the score').waitFor()
  await tenfoot.stop()
  await page.getByLabel('well is the score').fill('7')
  await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
  await tenfoot.start()
  await page.getByText('2 rows: each can be kept.').waitFor()
  expect(await page.getByLabel('well is the score').inputValue()).toBe('7')
  await page.getByRole('link', { name: 'All imports' }).click()
  await page.getByRole('link', { name: 'away.csv' }).click()
  await page.getByText('2 rows: each can be kept.').waitFor()
  expect(await page.getByLabel('well is the score').inputValue()).toBe('7')
})

test('[X11] past imports stand in a list, where one is opened and forgotten; an unknown one is told', async () => {
  const source = await makeSource('Listed')
  const page = await open(`/admin/sources/${source}`)
  await page.getByRole('link', { name: 'Import what it brought before' }).click()
  await read(page, 'forget me.csv', 'nps\n9\n')
  await page.getByRole('link', { name: 'All imports' }).click()
  const row = page.locator('.rows li', { hasText: 'forget me.csv' })
  await row.getByText('not started').waitFor()
  await row.getByText('Listed').waitFor()
  await row.getByRole('link').click()
  await press(page, /^Forget it/)
  await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
  await heading(page, 'Imports so far')
  await expect.poll(() => row.count()).toBe(0)
  await page.goto(`${tenfoot.url}/admin/imports/none`)
  await page.getByRole('alert').waitFor()
})

test('[X12] axe finds nothing on the pages of imports, and nothing is wider than a phone or a page at 400 %', async () => {
  const source = await makeSource(
    'A source with a name so long that it does not fit into one line of a telephone',
  )
  const page = await open(`/admin/imports?source=${source}`)
  const sizes = [PHONE, { width: 360, height: 225 }]
  const look = async () => {
    expect(await complaintsOfAxe(page)).toEqual([])
    for (const size of sizes) {
      await page.setViewportSize(size)
      expect(await isTooWide(page)).toBe(false)
    }
    expect(await complaintsOfAxe(page)).toEqual([])
    await page.setViewportSize(DESK)
  }
  await heading(page, 'Imports so far')
  await look()
  const name = `${'a-very-long-name-without-any-space-'.repeat(4)}.csv`
  await read(
    page,
    name,
    `nps,${'column'.repeat(12)},when,tags\n9,${'word'.repeat(60)},2/1/${yearAgo},a\nwell,Fine,2/2/${yearAgo},b\n`,
  )
  await page.getByLabel('when is', { exact: true }).selectOption('occurredAt')
  await page.getByText('The file looks wrong').click()
  await press(page, 'Some rows have another scale')
  await press(page, 'Add a tag, a place, a channel …')
  await page.locator('.checked').waitFor()
  await look()
  await press(page, /^Bring .* in$/)
  await heading(page, 'It is brought in')
  await look()
  await press(page, /^Undo it/)
  await look()
})

test('[X12] viewers and moderators are told that importing is for others', async () => {
  for (const role of ['viewer', 'moderator']) {
    const who = { email: `${role}@example.com`, password: 'another password of words' }
    const { body } = await tenfoot.asOwner('POST', '/invitations', { email: who.email, role })
    const key = new URLSearchParams(new URL(body.url).hash.slice(1)).get('invite')
    await fetch(`${tenfoot.url}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: tenfoot.url },
      body: JSON.stringify({ key, password: who.password }),
    })
    const page = await open('/admin/imports', { who })
    await page.getByText('This page is for admins and owners.').waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0)
  }
})
