import { expect, test } from 'vitest'
import { said, useDesk, words } from './fixtures/desk.ts'

const desk = useDesk()

test('[A62] what a rule takes for spam counts until a moderator says so; both answers have a key and a way back', async () => {
  const { asOwner, post } = desk.tenfoot()
  const source = (await asOwner('POST', '/sources', { name: 'Form', policy: 'rules', metric: 'nps' })).body
  const rule = { name: 'adverts', source: source.id, enabled: true, when: { links: true } }
  const acts = Object.fromEntries([['then', { verdict: 'spam' }]])
  const made = await asOwner('POST', '/rules', { ...rule, ...acts })
  expect(made.status).toBe(201)
  const send = async (comment: string) => (await post(source.token, { score: 9, comment })).body.id as string
  const watches = await send('Cheap watches: https://watches.example')
  const ticket = await send('My ticket: https://help.example/1')
  const page = await desk.open({ path: '/admin?suspected=true' })
  await words(page, 'My ticket').waitFor()
  await page.locator('.circumstances .state', { hasText: 'held, suspected of spam: adverts' }).waitFor()
  await page.locator('.history', { hasText: 'by rule “adverts”' }).waitFor()
  await page.keyboard.press('n')
  await words(page, 'Cheap watches').waitFor()
  await page.keyboard.press('y')
  await said(page).filter({ hasText: 'Not counted (spam)' }).waitFor()
  expect(await desk.stateOf(watches)).toMatchObject({ counted: false, reason: 'spam' })
  expect((await desk.stateOf(ticket)).suspected).toBeUndefined()
  expect(await desk.stateOf(ticket)).toMatchObject({ counted: true })
  await page.keyboard.press('z')
  await said(page).filter({ hasText: 'Undone' }).waitFor()
  expect(await desk.stateOf(watches)).toMatchObject({ counted: true, suspected: true })
})
