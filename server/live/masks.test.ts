import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import { type LiveServer, makeSource, makeWall, startLiveServer } from './testing/live-server.ts'
import { openScreen, type TestScreen } from './testing/screen.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let one: LiveServer
let two: LiveServer

beforeAll(async () => {
  database = await freshDatabase(inject('postgresUrl'))
  one = await startLiveServer({ DATABASE_URL: database.url })
  two = await startLiveServer({ DATABASE_URL: database.url })
})
afterAll(async () => {
  await one.close()
  await two.close()
  await database.drop()
})

const comment = 'Ask Johanna about AB-1234, or maya@example.com. She knows.'

async function screensWith(posted: object) {
  const shop = await makeSource(one)
  const wall = await makeWall(one, { filter: { sources: [shop.id] } })
  const { id } = await shop.post(posted)
  const screens = [await openScreen(one, wall), await openScreen(two, wall)]
  await untilAll(screens, (words) => words !== null)
  return { id, screens, close: () => screens.map((screen) => screen.close()) }
}

const wordsOf = ({ view }: TestScreen) => view.turn?.voice.words ?? null
const untilAll = (screens: readonly TestScreen[], wanted: (words: string | null) => boolean) =>
  Promise.all(screens.map((screen) => screen.until((now) => wanted(wordsOf(now)))))

describe('masks on connected screens', () => {
  test('[P18] a screen never gets what is masked, and a stricter pattern takes words off the screens of all instances', async () => {
    const { screens, close } = await screensWith({ score: 9, comment })
    const turns = screens.map(({ view }) => view.turn?.k)
    for (const screen of screens) expect(wordsOf(screen)).toBe('Ask Johanna about AB-1234, or …. She knows.')
    await one.api('PUT', '/masks', { patterns: [{ name: 'Parts', pattern: 'AB-\\d+' }] })
    await untilAll(screens, (words) => words === 'Ask Johanna about …, or …. She knows.')
    expect(screens.map(({ view }) => view.turn?.k)).toEqual(turns)
    close()
  })

  test('[P15] what comes in at another instance after a change is masked there from the first', async () => {
    await one.api('PUT', '/masks', { patterns: [{ name: 'Parts', pattern: 'CD-\\d+' }] })
    const { screens, close } = await screensWith({ score: 9, comment: 'About CD-99.' })
    for (const screen of screens) expect(wordsOf(screen)).toBe('About ….')
    close()
  })

  test('[P18] a stricter privacy or policy of the wall takes the name and the words off, too', async () => {
    const shop = await makeSource(one)
    const wall = await makeWall(one, { filter: { sources: [shop.id] }, privacy: 'full' })
    await shop.post({ score: 2, comment: 'Late again.', author: { name: 'Johanna Krüger' } })
    const screen = await openScreen(two, wall)
    await screen.until(({ view }) => view.turn?.voice.name === 'Johanna Krüger')
    await one.api('PATCH', `/walls/${wall.id}`, { privacy: 'none' })
    await screen.until(({ view }) => view.turn?.voice.name === null)
    await one.api('PATCH', `/walls/${wall.id}`, { unhappy: 'count' })
    await screen.until(({ view }) => view.turn === null)
    screen.close()
  })
})
