import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { useDesk } from './fixtures/desk.ts'

const desk = useDesk()
const ONE_PIXEL = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.from([0, 11, 95, 176]))),
  chunk('IEND', Buffer.alloc(0)),
])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, body, crcOf(body)])
}

function crcOf(bytes: Buffer): Buffer {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const sum = Buffer.alloc(4)
  sum.writeInt32BE(~crc)
  return sum
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const preview = (page: Page) => page.frameLocator('iframe')

async function wallId(): Promise<string> {
  const { body } = await desk.tenfoot().asOwner('GET', '/walls')
  return body.items[0].id
}

async function openWall(how: { size?: typeof DESK; who?: { email: string; password: string } } = {}) {
  const page = await desk.open({ path: `/admin/walls/${await wallId()}`, ...how })
  await page.getByRole('heading', { level: 1, name: 'Every voice' }).waitFor()
  return page
}

test('[V39] an admin makes a wall, opens it by its link, and sees it in the list', async () => {
  const page = await desk.open({ path: '/admin/walls' })
  await page.getByLabel('Name').fill('Café am Markt')
  expect(await page.getByLabel('Address').inputValue()).toBe('cafe-am-markt')
  await press(page, 'Make the wall')
  await page.getByRole('heading', { name: 'Café am Markt is made' }).waitFor()
  const link = await page.locator('.copyable code').textContent()
  const screen = await await page.context().browser()?.newPage()
  await screen?.goto(link ?? '')
  await screen?.waitForSelector('body[data-connection="live"]')
  await screen?.close()
  await press(page, 'I have kept the link')
  await page.getByRole('link', { name: 'Café am Markt' }).click()
  await page.getByRole('heading', { level: 1, name: 'Café am Markt' }).waitFor()
})

test('[V40] settings are seen in the picture before they are saved, and on the screens after', async () => {
  await desk.post('They called me back within ten minutes.', { author: { name: 'Johanna Krüger' } })
  const screen = await desk.screen()
  await screen.getByText('Johanna K.').waitFor()
  const page = await openWall()
  await preview(page).getByText('Johanna K.').waitFor()
  const [frame] = await page
    .locator('iframe')
    .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()))
  expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(16 / 9, 2)
  await page.getByLabel('Names').selectOption('none')
  await page.getByLabel('Company').fill('Harbour & Pine')
  await page.getByLabel('Of how many days').fill('7')
  await preview(page).getByText('Harbour & Pine').waitFor()
  await preview(page).getByText('Johanna K.').waitFor({ state: 'detached' })
  expect(await screen.getByText('Johanna K.').count()).toBe(1)
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  await screen.getByText('Johanna K.').waitFor({ state: 'detached' })
  await screen.getByText('Harbour & Pine').waitFor()
  await page.getByText(/what it shows no more: gone from 1 of 1 screen, \d+\.\d s$/).waitFor()
})

test('[V40] whose voices stand is chosen among known values or written, and taken away again', async () => {
  await desk.post('Arrived on time.', { location: 'Leipzig', tags: ['parcel'] })
  const page = await openWall()
  await preview(page).getByText('Arrived on time.').waitFor()
  expect(await page.locator('datalist option[value="Leipzig"]').count()).toBe(1)
  await page.getByLabel('Locations').fill('Kiel')
  await page.getByLabel('Locations').press('Enter')
  await preview(page).getByText('Arrived on time.').waitFor({ state: 'detached' })
  await press(page, 'Remove Kiel')
  await page.getByLabel('Locations').fill('Leipzig')
  await press(page, 'Add to locations')
  await page.getByLabel('Sources').selectOption({ label: 'Web form' })
  await preview(page).getByText('Arrived on time.').waitFor()
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  const { body } = await desk.tenfoot().asOwner('GET', `/walls/${await wallId()}`)
  expect(body.filter).toMatchObject({ locations: ['Leipzig'], sources: [expect.any(String)], tags: [] })
})

test('[V40] hours, goal and every other setting are kept as they were written; what is wrong is told at its field', async () => {
  const page = await openWall()
  await page.getByLabel('Metric').selectOption('csat')
  await page.getByLabel('Goal').fill('80')
  await page.getByLabel('to reach by').fill('2027-06-30')
  await page.getByLabel('Unhappy voices').selectOption('count')
  await page.getByLabel('Language', { exact: true }).fill('de-AT')
  await page.getByLabel('Sundown', { exact: true }).fill('16:45')
  await page.getByLabel('Open', { exact: true }).selectOption('some')
  await page.getByLabel('Friday', { exact: true }).uncheck()
  await page.getByLabel('Monday from').fill('07:30')
  await page.getByLabel('Time zone').fill('Nowhere')
  await press(page, 'Save')
  await page.locator('.field', { hasText: 'Time zone' }).getByText('must be a time zone').waitFor()
  await page.getByLabel('Time zone').fill('Europe/Vienna')
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  const { body } = await desk.tenfoot().asOwner('GET', `/walls/${await wallId()}`)
  const day = ['08:00', '18:00']
  expect(body).toMatchObject({
    ...{ metric: 'csat', goal: { score: 80, by: '2027-06-30' }, unhappy: 'count', locale: 'de-AT' },
    ...{ timeZone: 'Europe/Vienna', sundown: { clock: '16:45' } },
  })
  expect(body.hours).toEqual({ mon: ['07:30', '18:00'], tue: day, wed: day, thu: day })
})

test('[V41] of two who change a wall the second is told what the first did, and chooses', async () => {
  const [mine, theirs] = [await openWall(), await openWall()]
  await theirs.getByLabel('Company').fill('Theirs')
  await press(theirs, 'Save')
  await theirs.getByText('Saved.').waitFor()
  await mine.getByLabel('Company').fill('Mine')
  await press(mine, 'Save')
  await mine.getByRole('alert').filter({ hasText: 'its company is “Theirs”' }).waitFor()
  await press(mine, 'Take theirs')
  await expect.poll(() => mine.getByLabel('Company').inputValue()).toBe('Theirs')
  await theirs.getByLabel('Company').fill('Again')
  await press(theirs, 'Save')
  await theirs.getByText('Saved.').waitFor()
  await mine.getByLabel('Company').fill('Mine')
  await press(mine, 'Save')
  await press(mine, 'Save mine over it')
  await mine.getByText('Saved.').waitFor()
  expect((await desk.tenfoot().asOwner('GET', `/walls/${await wallId()}`)).body.company).toBe('Mine')
})

test('[V42] a logo stands on the wall at once, and what is no picture is refused', async () => {
  const screen = await desk.screen()
  const page = await openWall()
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('Picture').setInputFiles({ name, mimeType: 'image/png', buffer })
  await choose('logo.png', Buffer.from('<svg/>'))
  await page.getByRole('alert').filter({ hasText: 'PNG, JPEG or WebP' }).waitFor()
  await choose('logo.png', ONE_PIXEL)
  await page.getByAltText('The logo as it is now').waitFor()
  const logo = screen.locator('img.logo')
  await logo.waitFor()
  await expect.poll(() => logo.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(1)
  await press(page, 'Take it off')
  await logo.waitFor({ state: 'detached' })
})

test('[V43] a link is made, framed and revoked on its own; the screens of the others stay', async () => {
  const others = await desk.screen()
  const page = await openWall()
  await page.getByLabel('What it is for').fill('Intranet')
  await page.getByLabel('Pages that may frame it').fill('not a host!')
  await press(page, 'Make a link')
  await page.getByText('must be a host').first().waitFor()
  await page.getByLabel('Pages that may frame it').fill('https://intranet.example.com')
  await press(page, 'Make a link')
  await page.getByText('framed by https://intranet.example.com').waitFor()
  const screen = await desk.screen()
  await screen.goto((await page.locator('.copyable code').first().textContent()) ?? '')
  await screen.waitForSelector('body[data-connection="live"]')
  await press(page, 'Revoke Intranet')
  await press(page, 'Revoke it')
  await screen.waitForSelector('body[data-scene="refused"]')
  expect(await others.getAttribute('body', 'data-connection')).toBe('live')
  await page.getByText('framed by').waitFor({ state: 'detached' })
})

test('[V44] a wall is deleted after it was told what goes: its screens go dark, and the list is without it', async () => {
  const screen = await desk.screen()
  const page = await openWall()
  await press(page, 'Delete …')
  await page.getByText('1 screen shows it now').waitFor()
  await press(page, 'Delete it')
  await screen.waitForSelector('body[data-scene="refused"]')
  await page.getByText('There is none yet.').waitFor()
})

test.each(['viewer', 'moderator'] as const)(
  '[V45] a %s sees how a wall is set, and who may change it',
  async (role) => {
    const page = await openWall({ who: await desk.invite(role) })
    await page.getByText('Its settings and its links are for admins and owners.').waitFor()
    await page.getByText('every voice', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /Save|Delete|link|Revoke/ }).count()).toBe(0)
    expect(await complaintsOfAxe(page)).toEqual([])
  },
)

test('[V45] a wall that there is not is told as such', async () => {
  const page = await desk.open({ path: '/admin/walls/none' })
  await page.getByRole('alert').filter({ hasText: 'There is no wall with this id.' }).waitFor()
})

test.each([
  ['a desk', DESK],
  ['a phone', PHONE],
  ['400 %', { width: 360, height: 225 }],
])(
  '[V46] axe finds nothing on the pages of walls, and nothing stands beyond the edge: %s',
  async (_name, size) => {
    await desk.post('A long text '.repeat(30))
    const page = await openWall({ size })
    await preview(page).getByText('A long text').first().waitFor()
    await page.getByLabel('Open', { exact: true }).selectOption('some')
    await press(page, 'Change Screens')
    expect(await complaintsOfAxe(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.getByRole('link', { name: 'All walls' }).click()
    await page.getByRole('heading', { level: 1, name: 'Walls' }).waitFor()
    expect(await complaintsOfAxe(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
  },
)

test('[V46] everything on the page of a wall is done by keyboard, and the focus is seen', async () => {
  const page = await openWall()
  const seen: string[] = []
  for (let i = 0; i < 110; i += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { activeElement } = document
      if (!activeElement?.closest('main')) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(activeElement)
      const name = activeElement.getAttribute('name') ?? activeElement.textContent?.trim() ?? ''
      return { name, visible: outlineStyle !== 'none' && outlineWidth !== '0px' }
    })
    if (!at) continue
    expect(at).toMatchObject({ visible: true })
    seen.push(at.name)
  }
  for (const name of ['name', 'slug', 'metric', 'privacy', 'timeZone', 'Save', 'Delete …']) {
    expect(seen).toContain(name)
  }
})

test('[V46] a long page scrolls by itself, and nothing blank lies below it', async () => {
  const page = await openWall()
  await page.getByText('framed nowhere').waitFor()
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  expect(beyond).toBe(0)
})
