import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import { createIntegrator } from '../testing/integrator.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer } from '../testing/server.ts'
import { openDesk, type TestDesk } from './testing/desk.ts'
import { type LiveServer, makeSource, makeWall, startLiveServer } from './testing/live-server.ts'
import { openScreen, type TestScreen } from './testing/screen.ts'

let closing: (() => void)[]
beforeEach(() => {
  closing = []
})
afterEach(() => {
  for (const close of closing) close()
})

async function desk(server: LiveServer): Promise<TestDesk> {
  const opened = await openDesk(server)
  closing.push(opened.close)
  return opened
}

async function screen(...how: Parameters<typeof openScreen>): Promise<TestScreen> {
  const opened = await openScreen(...how)
  closing.push(opened.close)
  return opened
}

const nowOf = ({ walls }: TestDesk, id: string) => walls.find(({ wall }) => wall === id)

describe('a desk', () => {
  let server: LiveServer

  beforeAll(async () => {
    server = await startLiveServer()
  })
  afterAll(() => server.close())

  test('[L33] sees who else is at a desk, which entry each has before them, and when they leave', async () => {
    const [ana, ben] = [await desk(server), await desk(server)]
    ben.socket.emit('desk:looking', 'entry-1')
    await ana.until(({ people }) => people.some(({ looking }) => looking === 'entry-1'))
    expect(ana.people).toMatchObject([{ email: 'owner@example.com', looking: 'entry-1' }])
    ben.socket.emit('desk:looking', 'entry-2')
    await ana.until(({ people }) => people.some(({ looking }) => looking === 'entry-2'))
    ben.close()
    await ana.until(({ people }) => people.every(({ looking }) => looking === null))
    expect(ana.people).toHaveLength(1)
  })

  test('[L33] cannot flood the others or tell nonsense', async () => {
    const [ana, ben] = [await desk(server), await desk(server)]
    const hostile = ben.socket as unknown as { emit: (event: string, ...args: unknown[]) => void }
    for (const nonsense of [42, { id: 'x' }, 'x'.repeat(101)]) hostile.emit('desk:looking', nonsense)
    for (let n = 0; n < 100; n += 1) ben.socket.emit('desk:looking', `entry-${n}`)
    await ana.until(({ people }) => people.some(({ looking }) => looking === 'entry-19'))
    let told = 0
    ana.socket.on('desk:people', () => {
      told += 1
    })
    const { id } = await (await makeSource(server)).post({ score: 9 })
    await ana.until(({ entries }) => entries.some((entry) => entry.id === id))
    expect([told, ben.socket.connected]).toEqual([0, true])
  })

  test('[L34] knows what each wall shows right now, in the words that it shows', async () => {
    const source = await makeSource(server)
    const wall = await makeWall(server, { name: 'Lobby', privacy: 'none', filter: { sources: [source.id] } })
    const ana = await desk(server)
    expect(nowOf(ana, wall.id)).toMatchObject({ name: 'Lobby', slug: wall.slug, scene: null, screens: 0 })
    await screen(server, wall)
    await ana.until((told) => nowOf(told, wall.id)?.scene === 'first')
    const { id } = await source.post({ score: 9, comment: 'Right now.', author: { name: 'Johanna Krüger' } })
    await ana.until((told) => nowOf(told, wall.id)?.voice?.id === id)
    expect(nowOf(ana, wall.id)).toMatchObject({ scene: 'voices', screens: 1, paused: false })
    expect(nowOf(ana, wall.id)?.voice).toMatchObject({ words: 'Right now.', score: 9, name: null })
    await server.api('PATCH', `/feedback/${id}`, { display: 'hidden' })
    await ana.until((told) => nowOf(told, wall.id)?.voice === null)
    await server.api('PUT', `/walls/${wall.id}/pause`)
    await ana.until((told) => nowOf(told, wall.id)?.paused === true)
    expect(nowOf(ana, wall.id)).toMatchObject({ scene: 'paused', voice: null })
  })

  test('[L35] is told by the server when each screen had drawn a hiding', async () => {
    const source = await makeSource(server)
    const wall = await makeWall(server, { filter: { sources: [source.id] } })
    const [ana, tv] = [await desk(server), await screen(server, wall)]
    const { id } = await source.post({ score: 9, comment: 'Soon hidden.' })
    await tv.until(({ view }) => view.turn !== null)
    const before = Date.now()
    const { revision } = await server.api<{ revision: number }>('PATCH', `/feedback/${id}`, {
      display: 'hidden',
    })
    const mine = ({ screens }: TestDesk) => screens.find((each) => each.wall === wall.id)
    await ana.until((told) => (mine(told)?.revision ?? 0) >= revision)
    expect(mine(ana)).toMatchObject({ wallName: 'Every voice', visible: true })
    expect(mine(ana)?.drawnAt).toBeGreaterThanOrEqual(before)
    expect(mine(ana)?.drawnAt).toBeLessThanOrEqual(Date.now())
  })
})

test('[L37] tells a viewer without the right no personal data, and sends them away when they are removed', async () => {
  const server = await startTestServer()
  const viewer = await makePerson(server, { role: 'viewer' })
  const [owner, reads] = [await openDesk(server), await openDesk({ url: server.url, cookie: viewer.cookie })]
  const shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  const author = { id: 'c_17', name: 'Maya Krüger', email: 'maya@example.com', segment: 'retail' }
  const comment = 'Write to me at maya@example.com.'
  const { body } = await shop.post({ score: 9, comment, author, link: 'https://example.com/c_17' })
  const told = (desk: TestDesk) => desk.entries.find(({ id }) => id === body.id)
  await Promise.all([owner, reads].map((desk) => desk.until((each) => told(each) !== undefined)))
  expect(told(owner)).toMatchObject({ comment, author })
  expect(told(reads)).toMatchObject({ author: { segment: 'retail' } })
  expect(JSON.stringify(reads.entries)).not.toMatch(/maya|Maya|c_17/)
  const sentAway = new Promise((resolve) => reads.socket.once('disconnect', resolve))
  await server.asOwner('DELETE', `/api/v1/users/${viewer.id}`)
  expect(await sentAway).toBe('io server disconnect')
  owner.close()
  await server.close()
})

describe('desks at several instances', () => {
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

  test('[L33] see each other at once', async () => {
    const [ana, ben] = [await desk(one), await desk({ ...two, cookie: one.cookie })]
    ben.socket.emit('desk:looking', 'entry-1')
    await ana.until(({ people }) => people.some(({ looking }) => looking === 'entry-1'))
    ben.close()
    await ana.until(({ people }) => people.every(({ looking }) => looking === null))
  })

  test('[L34] know what walls show whose screens are elsewhere, and pause them', async () => {
    const source = await makeSource(one)
    const wall = await makeWall(one, { filter: { sources: [source.id] } })
    const ana = await desk(one)
    const tv = await screen(two, wall)
    const { id } = await source.post({ score: 9, comment: 'Over there.' })
    await ana.until((told) => nowOf(told, wall.id)?.voice?.id === id)
    expect(nowOf(ana, wall.id)).toMatchObject({ scene: 'voices', screens: 1 })
    await one.api('PUT', `/walls/${wall.id}/pause`)
    await tv.until(({ view }) => view.paused && view.turn === null)
    await ana.until((told) => nowOf(told, wall.id)?.scene === 'paused')
  })
})
