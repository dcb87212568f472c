import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WallView } from '../../shared/wall.ts'
import { type LiveServer, makeSource, makeWall, startLiveServer } from '../live/testing/live-server.ts'
import { openScreen } from '../live/testing/screen.ts'

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

async function preview(settings: object): Promise<WallView> {
  return (await server.api<{ view: WallView }>('POST', '/walls/preview', settings)).view
}

/** A wall of its own source, with one voice of each mood. */
async function spoken() {
  const source = await makeSource(server)
  const author = { name: 'Johanna Krüger' }
  await source.post({ score: 10, comment: 'Thank you.', author })
  const { id } = await source.post({ score: 1, comment: 'Nobody picked up. Call 030 1234567 89.', author })
  const wall = await makeWall(server, { filter: { sources: [source.id] } })
  return { source, wall, unhappy: id }
}

test('[V37] without a change a preview is what the screens of the wall show', async () => {
  const { wall } = await spoken()
  const screen = await openScreen(server, wall)
  await screen.until(({ view }) => view.turn !== null)
  const { turn, waiting: _waiting, ...view } = await preview({ wall: wall.id })
  expect(screen.view).toMatchObject(view)
  expect(turn?.voice).toEqual(screen.view.turn?.voice)
  screen.close()
})

test('[V37] a preview shows what settings would do that are not saved, and keeps nothing of them', async () => {
  const { wall, unhappy } = await spoken()
  const before = await server.api('GET', `/walls/${wall.id}`)
  expect(await preview({ wall: wall.id, name: 'Kitchen', windowDays: 7 })).toMatchObject({
    name: 'Kitchen',
    score: { windowDays: 7, n: 2 },
    turn: { voice: { name: 'Johanna K.' } },
  })
  expect((await preview({ wall: wall.id, metric: 'stars' })).score).toMatchObject({ metric: 'stars', n: 0 })
  expect((await preview({ wall: wall.id, privacy: 'full' })).turn?.voice.name).toBe('Johanna Krüger')
  expect((await preview({ wall: wall.id, privacy: 'none' })).turn?.voice.name).toBeNull()
  const counted = await preview({ wall: wall.id, unhappy: 'count' })
  expect(counted.turn?.voice.id).not.toBe(unhappy)
  expect(JSON.stringify(await preview({ wall: wall.id }))).not.toContain('1234567')
  expect(await preview({ wall: wall.id, filter: { locations: ['Nowhere'] } })).toMatchObject({
    turn: null,
    first: true,
  })
  expect(await server.api('GET', `/walls/${wall.id}`)).toEqual(before)
})

test('[V37] a preview is of an open wall, whatever its hours, and of a wall that there is not yet', async () => {
  const { source } = await spoken()
  const view = await preview({ hours: {}, filter: { sources: [source.id] } })
  expect(view).toMatchObject({ day: { open: true, reopens: null }, score: { n: 2 } })
  expect(view.turn).not.toBeNull()
})

test('[V37] what is no setting is refused by its field, and an unknown wall has no preview', async () => {
  await expect(preview({ windowDays: 0 })).rejects.toThrow(/422.*windowDays/)
  await expect(preview({ wall: 'none' })).rejects.toThrow(/404/)
})
