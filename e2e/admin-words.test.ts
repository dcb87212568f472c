import { expect, test } from 'vitest'
import { said, useDesk, words } from './fixtures/desk.ts'

const desk = useDesk()

const WORDS = 'Third time I explain the fault. Please call me on +49 30 901820. I like your shop.'

test('[A52] the picture is what the wall shows: its privacy, masks and policy, wall by wall', async () => {
  const { asOwner } = desk.tenfoot()
  await asOwner('POST', '/walls', { name: 'Reception', slug: 'reception', unhappy: 'count' })
  await asOwner('POST', '/walls', { name: 'Service', slug: 'service', privacy: 'full' })
  const author = { name: 'Johanna Doe-Winter' }
  const id = await desk.postHeld(WORDS, { score: 2, author })
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  const facts = page.locator('.facts')
  await facts.getByText('Would stand on Service as Johanna Doe-Winter').waitFor()
  await facts.getByText('Would stand on Every voice as Johanna D.').waitFor()
  await facts.getByText('Not on Reception: no unhappy voices there').waitFor()
  const caption = page.locator('.preview figcaption')
  await page.locator('.preview p', { hasText: 'Please call me on …' }).waitFor()
  const seen: string[] = []
  for (let n = 0; n < 3; n += 1) {
    seen.push((await caption.locator('bdi').textContent()) ?? '')
    await page.keyboard.press('v')
  }
  expect(seen.sort()).toEqual(['Every voice', 'Reception', 'Service'])
})

test('[A53] what is masked is under a bar until somebody wants to read it, and the words never change', async () => {
  const id = await desk.postHeld(WORDS)
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await page.locator('blockquote .masked', { hasText: 'phone number' }).waitFor()
  expect(await page.locator('blockquote').textContent()).not.toContain('901820')
  await page.keyboard.press('o')
  await words(page, WORDS).waitFor()
  expect((await desk.stateOf(id)).comment).toBe(WORDS)
})

test('[A54] whole sentences are chosen by keyboard, and the wall shows those alone until it is undone', async () => {
  const id = await desk.post(WORDS)
  const wall = await desk.screen()
  const onWall = wall.locator(`[data-feedback-id="${id}"]`)
  await onWall.filter({ hasText: 'Third time' }).waitFor()
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await words(page, 'Third time').waitFor()
  await page.keyboard.press('e')
  await page.getByRole('checkbox', { name: 'Third time I explain the fault.' }).press('Space')
  await page.keyboard.press('Enter')
  await said(page).filter({ hasText: 'Passages chosen' }).waitFor()
  await onWall.filter({ hasNotText: 'Third time' }).waitFor()
  await page.locator('.preview p', { hasNotText: 'Third time' }).first().waitFor()
  expect(await page.locator('blockquote .unshown').first().textContent()).toContain('Third time')
  await page.keyboard.press('z')
  await onWall.filter({ hasText: 'Third time' }).waitFor()
})

test('[A54] a selected passage is masked by one key, and a false alarm is cleared', async () => {
  const id = await desk.post(WORDS)
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  const last = page.locator('blockquote [data-start]').last()
  await last.waitFor()
  await last.evaluate((element) => {
    const text = element.firstChild as Text
    const from = text.data.indexOf('your shop')
    getSelection()?.setBaseAndExtent(text, from, text, from + 'your shop'.length)
  })
  await page.keyboard.press('m')
  await said(page).filter({ hasText: 'Passages chosen' }).waitFor()
  const start = WORDS.indexOf('your shop')
  expect(await desk.stateOf(id)).toMatchObject({ passages: { mask: [[start, start + 9]] } })
  await page.locator('.preview p', { hasText: 'I like ….' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('checkbox', { name: 'phone number' }).uncheck()
  await page.getByRole('button', { name: 'Use it on walls' }).click()
  await page.locator('.preview p', { hasText: '+49 30 901820' }).waitFor()
})

test('[A55] other voices of the same author are one step away', async () => {
  const author = { id: 'c_17', name: 'Johanna Doe-Winter', email: 'jo@example.com' }
  await desk.postHeld('The first time.', { score: 6, author })
  await desk.postHeld('Somebody else.', { score: 5 })
  const id = await desk.postHeld('The second time.', { score: 2, author })
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await page.locator('.facts', { hasText: '2 voices: 2, 6' }).waitFor()
  await page.locator('.facts').getByRole('link', { name: '6 of 10' }).click()
  await words(page, 'The first time.').waitFor()
  await page.getByRole('button', { name: 'the same author' }).waitFor()
  await page.getByText('That is all: 2 voices.').waitFor()
})

test('[A61] erasing takes a voice off the wall at once, and undo brings it back before it is for good', async () => {
  const id = await desk.post('Please forget me.', { author: { name: 'Johanna Doe' } })
  const wall = await desk.screen()
  const onWall = wall.locator(`[data-feedback-id="${id}"]`)
  await onWall.waitFor()
  const page = await desk.open({ path: `/admin/feedback/${id}` })
  await page.getByRole('button', { name: 'Erase words and person' }).click()
  await onWall.waitFor({ state: 'detached' })
  await said(page).filter({ hasText: 'Erased for good in ten seconds: 1 voice' }).waitFor()
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  expect(await desk.stateOf(id)).toMatchObject({ comment: 'Please forget me.', display: 'shown' })
  expect((await desk.stateOf(id)).erasing).toBeUndefined()
})

test('[A71] stricter masks take words off walls, and their page says from how many screens', async () => {
  const id = await desk.post('My order is ORD-123456, thank you.')
  const wall = await desk.screen()
  const onWall = wall.locator(`[data-feedback-id="${id}"]`)
  await onWall.filter({ hasText: 'ORD-123456' }).waitFor()
  const page = await desk.open({ path: '/admin/policies' })
  await page.locator('.screens', { hasText: '1 screen live' }).waitFor()
  await page.getByRole('button', { name: 'Add a pattern' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Order')
  await page.getByLabel('Pattern', { exact: true }).fill('ORD-\\d{6}')
  await page.getByRole('button', { name: 'Save masks' }).click()
  await onWall.filter({ hasText: 'My order is …, thank you.' }).waitFor()
  await page.getByText(/^What is masked now: gone from 1 of 1 screen, \d+\.\d s$/).waitFor()
})
