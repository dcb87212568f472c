import { expect, test } from 'vitest'
import { row, said, useDesk, words } from './fixtures/desk.ts'

const desk = useDesk()

test('[A45] two on the same voice see each other, and what one decides the other sees at once', async () => {
  const bea = await desk.invite('moderator')
  const id = await desk.postHeld('Who decides this?')
  const path = `/admin/feedback/${id}?show=held`
  const [mine, theirs] = [await desk.open({ path }), await desk.open({ path, who: bea })]
  await mine.locator('.others', { hasText: `${bea.email} is reading it, too` }).waitFor()
  await theirs.locator('.others', { hasText: 'ana@example.com is reading it, too' }).waitFor()
  await mine.locator('.history', { hasText: `${bea.email} is reading it` }).waitFor()
  await theirs.keyboard.press('a')
  await mine.locator('.circumstances .state', { hasText: 'shown' }).waitFor()
  await row(mine, id).waitFor({ state: 'detached' })
  await mine.locator('.history', { hasText: `shown by ${bea.email}` }).waitFor()
})

test('[A46] who decides after somebody else is told who was first and what they did, and nothing is overwritten', async () => {
  const bea = await desk.invite('moderator')
  const id = await desk.postHeld('Decided twice.')
  const page = await desk.open({ path: `/admin/feedback/${id}`, who: bea })
  await words(page, 'Decided twice.').waitFor()
  // The other's decision is made, and its news has not come.
  await page.route('**/api/v1/feedback/*', async (route) => {
    if (route.request().method() === 'PATCH') {
      await desk.tenfoot().asOwner('PATCH', `/feedback/${id}`, { display: 'hidden' })
    }
    await route.continue()
  })
  await page.keyboard.press('a')
  await said(page)
    .filter({ hasText: /ana@example\.com was first, it is hidden now/ })
    .waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'hidden' })
})

test('[A47] a dot pauses every wall and lets them go on; another desk sees it', async () => {
  await desk.post('Stands on the wall.')
  const bea = await desk.invite('moderator')
  const wall = await desk.screen()
  await wall.locator('[data-feedback-id]').waitFor()
  const [page, other] = [await desk.open(), await desk.open({ who: bea })]
  await words(page, 'Stands on the wall.').waitFor()
  await page.keyboard.press('.')
  await wall.locator('[data-feedback-id]').waitFor({ state: 'detached' })
  await other.locator('.screens', { hasText: 'paused' }).waitFor()
  await other.getByRole('button', { name: 'resume all walls' }).click()
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  await wall.locator('[data-feedback-id]').waitFor()
})

test('[A70] a pause tells from how many screens words and numbers are gone', async () => {
  await desk.post('Stands on the wall.')
  const wall = await desk.screen()
  await wall.locator('[data-feedback-id]').waitFor()
  const page = await desk.open()
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  await page.keyboard.press('.')
  await said(page)
    .filter({ hasText: /^Paused: all walls, words and numbers: gone from 1 of 1 screen, \d+\.\d s$/ })
    .waitFor()
  await page.keyboard.press('.')
  await said(page).filter({ hasText: 'Resumed: all walls.' }).waitFor()
})

test('[A48] the desk tells what each wall shows right now, and a wall is paused by itself', async () => {
  await desk.post('Now on the wall.')
  const wall = await desk.screen()
  await wall.locator('[data-feedback-id]').waitFor()
  const page = await desk.open({ path: '/admin/account' })
  await page.locator('.screens', { hasText: '1 screen live' }).click()
  const now = page.locator('#walls-now li', { hasText: 'Every voice' })
  await now.filter({ hasText: 'Now on the wall.' }).waitFor()
  await now.getByRole('button', { name: 'Pause' }).click()
  await wall.waitForSelector('body[data-scene="paused"]')
  await now.getByRole('button', { name: 'Resume' }).click()
  await wall.locator('[data-feedback-id]').waitFor()
})

test('[A49] a viewer reads the feed, is told that they may not decide, and changes nothing', async () => {
  const eve = await desk.invite('viewer')
  const id = await desk.postHeld('Only to be read.', {
    author: { name: 'Maya Krüger', email: 'm@example.com' },
  })
  const page = await desk.open({ path: `/admin/feedback/${id}`, who: eve })
  await words(page, 'Only to be read.').waitFor()
  await page.getByText('you need the role of a moderator').waitFor()
  await page.getByText('Names and addresses are not shown to you').waitFor()
  expect(await page.locator('.facts', { hasText: 'm@example.com' }).count()).toBe(0)
  await page.keyboard.press('a')
  await said(page).filter({ hasText: 'You may read the feed, and not decide' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'held' })
})

test('[A46] a hiding happens in any case, and says whose decision it followed', async () => {
  const bea = await desk.invite('moderator')
  const id = await desk.postHeld('Hidden all the same.')
  const page = await desk.open({ path: `/admin/feedback/${id}`, who: bea })
  await words(page, 'Hidden all the same.').waitFor()
  let late = true
  await page.route('**/api/v1/feedback/*', async (route) => {
    if (late && route.request().method() === 'PATCH') {
      late = false
      await desk.tenfoot().asOwner('PATCH', `/feedback/${id}`, { display: 'shown' })
    }
    await route.continue()
  })
  await page.keyboard.press('h')
  await said(page)
    .filter({ hasText: /Hidden: .* after ana@example\.com had just decided/ })
    .waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'hidden' })
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ display: 'shown' })
})
