import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { type LiveServer, makeSource, makeWall, startLiveServer } from './testing/live-server.ts'
import { openScreen, type TestScreen } from './testing/screen.ts'

const AUTHOR = { id: 'c_17', name: 'Johanna Krüger', email: 'johanna@example.com' }
const WORDS = 'Order AB-1234 never came. Nobody picked up.'

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

/** A wall of its own source, on which an unhappy voice stands. */
async function standing() {
  const source = await makeSource(server)
  const wall = await makeWall(server, { privacy: 'full', filter: { sources: [source.id] } })
  const screen = await openScreen(server, wall)
  const { id } = await source.post({ score: 2, comment: WORDS, author: AUTHOR, location: 'Leipzig' })
  await screen.until(({ view }) => view.turn?.voice.id === id)
  expect(screen.view.turn?.voice).toMatchObject({ words: WORDS, name: AUTHOR.name })
  return { source, wall, screen, id }
}

/** The screen lets go of it, and confirms a revision that says so. */
async function gone(screen: TestScreen, what: RegExp): Promise<void> {
  await screen.until(({ view }) => !what.test(JSON.stringify(view.turn)))
  const drawn = async () => {
    const { items } = await server.api<{ items: { id: string; revision: number }[] }>('GET', '/screens')
    return items.find(({ id }) => id === screen.socket.id)?.revision
  }
  await expect.poll(drawn).toBeGreaterThanOrEqual(screen.revision)
  screen.close()
}

const settings = [
  ['a name when its privacy becomes stricter', { privacy: 'none' }, /Johanna/],
  ['an unhappy name when those stand nameless', { unhappy: 'nameless' }, /Johanna/],
  ['an unhappy voice when those are only counted', { unhappy: 'count' }, /never came/],
  ['a voice that its filter does not admit any more', { filter: { locations: ['Kiel'] } }, /never came/],
] as const

test.each(settings)('[L38] a wall takes down %s', async (_what, change, words) => {
  const { wall, screen } = await standing()
  await server.api('PATCH', `/walls/${wall.id}`, change)
  await gone(screen, words)
})

const changes = [
  ['a voice that does not count any more', { counted: false, reason: 'spam' }, /never came/],
  ['a voice that is held back again', { display: 'held' }, /never came/],
] as const

test.each(changes)('[L38] a wall takes down %s', async (_what, change, words) => {
  const { id, screen } = await standing()
  await server.api<Feedback>('PATCH', `/feedback/${id}`, change)
  await gone(screen, words)
})

test('[L38] a wall masks what new rules mask', async () => {
  const { screen } = await standing()
  const { revision: _, ...rules } = await server.api<{ patterns: object[]; revision: number }>(
    'GET',
    '/masks',
  )
  await server.api('PUT', '/masks', { ...rules, patterns: [{ name: 'Order', pattern: 'AB-[0-9]{4}' }] })
  await gone(screen, /AB-1234/)
  await server.api('PUT', '/masks', rules)
})

test('[L38] a wall lets go of whoever was erased', async () => {
  const { id, screen } = await standing()
  await server.api('DELETE', `/feedback/${id}`)
  await gone(screen, /never came|Johanna/)
})
