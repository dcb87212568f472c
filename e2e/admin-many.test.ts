import { expect, test } from 'vitest'
import { PHONE } from './fixtures/admin-page.ts'
import { row, said, useDesk, words } from './fixtures/desk.ts'

const desk = useDesk()

async function postMany(n: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < n; i += 1) ids.push(await desk.postHeld(`Waiting number ${i} of many.`))
  return ids
}

test('[A40] many are decided about by one key, and one key takes it back', async () => {
  const ids = await postMany(5)
  const page = await desk.open({ path: '/admin?show=held' })
  await words(page, 'Waiting number 4').waitFor()
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await page.getByText('3 voices ticked').waitFor()
  await page.keyboard.press('a')
  await said(page).filter({ hasText: 'Shown: 3 voices' }).waitFor()
  await words(page, 'Waiting number 1').waitFor()
  const displays = () => Promise.all(ids.map(async (id) => (await desk.stateOf(id)).display))
  expect(await displays()).toEqual(['held', 'held', 'shown', 'shown', 'shown'])
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  expect(await displays()).toEqual(Array.from({ length: 5 }, () => 'held'))
})

test('[A40] on a phone those that are ticked are decided about from the list, by touch', async () => {
  const ids = await postMany(3)
  const page = await desk.open({ path: '/admin?show=held', size: PHONE })
  await page.getByRole('button', { name: 'Tick several' }).click()
  for (const id of ids.slice(0, 2)) await row(page, id).getByRole('checkbox').check()
  await page.getByText('2 voices ticked').waitFor()
  await page.getByRole('button', { name: 'Hide', exact: true }).click()
  await said(page).filter({ hasText: 'Hidden: 2 voices' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/admin')
  await page.getByRole('button', { name: 'Undo' }).click()
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  const displays = await Promise.all(ids.map(async (id) => (await desk.stateOf(id)).display))
  expect(displays).toEqual(['held', 'held', 'held'])
})

test('[A40] all that match are ticked, further than the page has read; what somebody changed since is not undone', async () => {
  const ids = await postMany(230)
  const page = await desk.open({ path: '/admin?show=held' })
  await words(page, 'Waiting number 229').waitFor()
  await page.keyboard.press('*')
  await page.getByText('230 voices ticked').waitFor()
  await page.keyboard.press('h')
  await said(page).filter({ hasText: 'Hidden: 230 voices' }).waitFor()
  await desk.tenfoot().asOwner('PATCH', `/feedback/${ids[7]}`, { starred: true })
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Not done for 1 of 230 voices: somebody else was first' }).waitFor()
  expect(await desk.stateOf(ids[7] ?? '')).toMatchObject({ display: 'hidden', starred: true })
  expect(await desk.stateOf(ids[8] ?? '')).toMatchObject({ display: 'held' })
})

test('[A50] each list tells how many it holds, and goes on telling as they change', async () => {
  await postMany(3)
  await desk.post('Shown at once.')
  const page = await desk.open({ path: '/admin?show=held' })
  const tab = (name: string) => page.getByRole('navigation', { name: 'Which voices' }).getByText(name)
  await tab('Held 3').waitFor()
  await tab('All 4').waitFor()
  await page.keyboard.press('h')
  await tab('Held 2').waitFor()
  await tab('Hidden 1').waitFor()
})

test('[A50] more than ten thousand in each list still stand side by side', async () => {
  await desk.post('One of very many.')
  const page = await desk.open()
  const many = { held: 10_001, shown: 10_001, hidden: 10_001, notCounted: 10_001, all: 10_001 }
  await page.route('**/api/v1/feedback/counts**', (route) => route.fulfill({ json: many }))
  await page.reload()
  const tabs = page.locator('.tabs')
  await tabs.getByText('All 10,000+').waitFor()
  for (const width of [1440, 1100, PHONE.width]) {
    await page.setViewportSize({ width, height: 900 })
    const tops = await tabs
      .locator('a span')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(1)
    expect(await tabs.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0)
  }
})

test('[A44] filters narrow the list, stand in the address, and are taken away one by one', async () => {
  const unhappy = await desk.post('The queue was endless.', {
    score: 2,
    location: 'Leipzig',
    tags: ['queue'],
  })
  const happy = await desk.post('Quick and kind.', { score: 10, location: 'Leipzig' })
  const page = await desk.open()
  await row(page, happy).waitFor()
  await page.keyboard.press('f')
  await page.getByLabel('Location').fill('Leipzig')
  await page.keyboard.press('Tab')
  await page.getByLabel('Mood').selectOption('bad')
  await row(page, happy).waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('?mood=bad&location=Leipzig')
  await page.reload()
  await row(page, unhappy).waitFor()
  await page.getByRole('button', { name: 'mood: bad' }).click()
  await row(page, happy).waitFor()
  await page.goBack()
  await row(page, happy).waitFor({ state: 'detached' })
})

test('[A44] a slash searches; what matches stands there as it is typed, and what comes later, too', async () => {
  const found = await desk.post('The parcel came late.')
  const other = await desk.post('Lovely coffee.')
  const page = await desk.open()
  await row(page, other).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('parcel')
  await row(page, other).waitFor({ state: 'detached' })
  await row(page, found).waitFor()
  const later = await desk.post('Another parcel, another day.')
  await row(page, later).waitFor()
  await page.keyboard.press('Escape')
  await row(page, other).waitFor()
})

test('[A43] of a long list only what is in sight is on the page, and it is told how long it is', async () => {
  await postMany(120)
  const page = await desk.open({ path: '/admin?show=held' })
  await words(page, 'Waiting number 119').waitFor()
  await page.getByText('That is all: 120 voices.').waitFor({ state: 'attached' })
  expect(await page.locator('.scroller li').count()).toBeLessThan(60)
  for (let n = 0; n < 60; n += 1) await page.keyboard.press('j')
  const chosen = page.locator('.scroller li.chosen')
  await chosen.filter({ hasText: 'Waiting number 59 of' }).waitFor()
  expect(await chosen.getAttribute('aria-posinset')).toBe('61')
  expect(await chosen.getAttribute('aria-setsize')).toBe('120')
  expect(await chosen.isVisible()).toBe(true)
})

test('[A51] a tag is put on by key and taken off again, and is offered the next time', async () => {
  const id = await desk.post('Where is my parcel?')
  const page = await desk.open()
  await words(page, 'Where is my parcel?').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: 'Tag' }).fill('parcel')
  await page.keyboard.press('Enter')
  await said(page).filter({ hasText: 'Tagged parcel' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ tags: ['parcel'] })
  await page.keyboard.press('t')
  await page.locator('#known-tags option[value="parcel"]').waitFor({ state: 'attached' })
  await page.getByRole('list', { name: 'Its tags' }).getByRole('button').click()
  await said(page).filter({ hasText: 'Tag parcel taken off' }).waitFor()
  expect((await desk.stateOf(id)).tags ?? []).toEqual([])
})
