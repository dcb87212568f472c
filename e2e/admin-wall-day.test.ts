import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK, PHONE } from './fixtures/admin-page.ts'
import { complaintsOfAxe, isTooWide } from './fixtures/axe.ts'
import { useDesk } from './fixtures/desk.ts'

const desk = useDesk()
const preview = (page: Page) => page.frameLocator('iframe')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const theWall = async () => (await desk.tenfoot().asOwner('GET', '/walls')).body.items[0]

async function openWall(size = DESK): Promise<Page> {
  const page = await desk.open({ path: `/admin/walls/${(await theWall()).id}`, size })
  await page.getByRole('heading', { level: 1, name: 'Every voice' }).waitFor()
  return page
}

async function save(page: Page): Promise<void> {
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
}

/** As a map's “copy coordinates” leaves it. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('[A140] [A141] a wall goes by the sun over its place and rests on its holidays; what is wrong is told at its field', async () => {
  const screen = await desk.screen()
  const page = await openWall()
  await page.getByLabel('Sundown goes by').selectOption('place')
  await paste(page, 'Latitude', '88, -157')
  expect(await page.getByLabel('Longitude').inputValue()).toBe('-157')
  // So far north the sun never sets on a working day, and the picture says what the wall would.
  await preview(page)
    .getByText(/the day end/)
    .waitFor()
  await page.getByLabel('Latitude').fill('91')
  await page.getByLabel('Holidays').fill('12-25 Christmas\nthe fifth')
  await press(page, 'Save')
  await page.locator('.field', { hasText: 'Latitude' }).getByText('must be from -90 to 90').waitFor()
  await page.getByText('Line 2 must be a date, as 2026-12-25 or 12-25.').waitFor()
  const today = new Date().toISOString().slice(0, 10)
  const zone = await page.getByLabel('Time zone').inputValue()
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.parse(`${today}T12:00:00Z`))
  await page.getByLabel('Latitude').fill('51,34')
  await page.getByLabel('Longitude').fill('12.37° E')
  await page.getByLabel('Holidays').fill(`12-25 Christmas\n${local} Today\n${nextDay(local)}`)
  await page.getByLabel('When it is closed it shows').selectOption('dark')
  await save(page)
  await screen.waitForSelector('body[data-scene="night"]')
  expect(await page.getByLabel('Holidays').inputValue()).toBe(`12-25\n${local}\n${nextDay(local)}`)
  expect(await theWall()).toMatchObject({
    ...{ sundown: { latitude: 51.34, longitude: 12.37 }, night: 'dark' },
    holidays: ['12-25', local, nextDay(local)],
  })
  await page.getByLabel('Sundown goes by').selectOption('clock')
  await page.getByLabel('Sundown', { exact: true }).fill('16:45')
  await save(page)
  expect((await theWall()).sundown).toEqual({ clock: '16:45' })
})

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

test('[A142] [A143] scenes are chosen and ordered by keyboard, distance and calm are seen in the picture and kept', async () => {
  const page = await openWall()
  const scenes = () =>
    page.locator('.scene-order input').evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value))
  expect(await scenes()).toEqual(['voices', 'score', 'themes'])
  await page.getByLabel(/The score and/).check()
  await page.getByRole('button', { name: /Earlier The score/ }).focus()
  await page.keyboard.press('Enter')
  expect(await scenes()).toEqual(['score', 'voices', 'themes'])
  await page.getByText('now 1 of 3').waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('score')
  await page.getByLabel('Its farthest reader stands at').selectOption('8')
  await preview(page).locator('html[data-room="least"]').waitFor()
  await page.getByLabel(/Calm:/).check()
  await preview(page).locator('html.calm').waitFor()
  await save(page)
  expect(await theWall()).toMatchObject({ scenes: ['score', 'voices'], distance: 8, calm: true })
  expect(await page.getByLabel(/The score and/).isChecked()).toBe(true)
  for (const name of [/The score and/, /Voices, in/]) await page.getByLabel(name).uncheck()
  await press(page, 'Save')
  await page.getByText('must have at least one scene', { exact: true }).waitFor()
})

test('[A144] the fields of a wall’s day have no fault that axe finds, and fit a phone', async () => {
  const page = await openWall(PHONE)
  await page.getByLabel('Sundown goes by').selectOption('place')
  await page.getByLabel('Holidays').fill(`12-25 ${'Christmas '.repeat(20)}`)
  expect(await complaintsOfAxe(page)).toEqual([])
  expect(await isTooWide(page)).toBe(false)
})
