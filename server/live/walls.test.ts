import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import {
  type LiveServer,
  makeSource,
  makeWall,
  startLiveServer,
  type TestSource,
} from './testing/live-server.ts'
import { openScreen, openSocket } from './testing/screen.ts'

let server: LiveServer
let shop: TestSource

beforeAll(async () => {
  server = await startLiveServer()
  shop = await makeSource(server)
})
afterAll(() => server.close())

const said = (comment: string, score = 9) => ({ comment, score })

describe('a screen of a wall', () => {
  test('[L3] gets a snapshot first, and every entry a moment after it was posted', async () => {
    const source = await makeSource(server)
    const wall = await makeWall(server, { filter: { sources: [source.id] } })
    const screen = await openScreen(server, wall)
    expect(screen.snapshots).toBe(1)
    expect(screen.view).toMatchObject({ first: true, turn: null, today: 0, score: { n: 0, state: 'none' } })
    const { id } = await source.post(said('Called me back within ten minutes.'))
    await screen.until(({ view }) => view.turn?.voice.id === id)
    await screen.until(({ view }) => view.today === 1)
    expect(screen.view).toMatchObject({
      first: false,
      score: { n: 1, state: 'few' },
      marks: [{ mood: 'good', n: 1 }],
      turn: { kind: 'new', voice: { words: 'Called me back within ten minutes.', score: 9 } },
    })
    screen.close()
  })

  test('[L4] shows after any number of steps what a freshly loaded one shows', async () => {
    const wall = await makeWall(server)
    const old = await openScreen(server, wall)
    const entries: Feedback[] = []
    for (let i = 0; i < 12; i += 1) entries.push(await shop.post(said(`Voice number ${i}`, i % 11)))
    for (const [i, { id }] of entries.entries()) {
      if (i % 3 === 0) await server.api('PATCH', `/feedback/${id}`, { display: 'hidden' })
      if (i % 4 === 0) await server.api('PATCH', `/feedback/${id}`, { counted: false, reason: 'spam' })
    }
    await server.api('PATCH', `/walls/${wall.id}`, { name: 'Another name', privacy: 'none' })
    await old.until(({ view }) => view.name === 'Another name')
    const fresh = await openScreen(server, wall)
    await old.until(({ edition }) => edition === fresh.edition)
    expect(old.view).toEqual(fresh.view)
    old.close()
    fresh.close()
  })

  test('[L5] that comes back gets the steps it missed, and after too many a snapshot', async () => {
    const wall = await makeWall(server)
    const first = await openScreen(server, wall)
    await first.until(({ view }) => view.turn !== null)
    first.close()
    const keeper = await openScreen(server, wall)
    await shop.post(said('While you were away'))
    await keeper.until(({ view }) => view.today > first.view.today)
    const back = await openScreen(server, wall, { edition: first.edition, view: first.view })
    await back.until(({ edition }) => edition === keeper.edition)
    expect(back.snapshots).toBe(0)
    expect(back.view).toEqual(keeper.view)
    const lost = await openScreen(server, wall, { edition: 'from.another.life' })
    expect(lost.snapshots).toBe(1)
    for (const screen of [keeper, back, lost]) screen.close()
  })

  test('[L6] that finds a gap asks and is led on from the edition that it has', async () => {
    const wall = await makeWall(server)
    const screen = await openScreen(server, wall)
    await screen.until(({ view }) => view.turn !== null)
    const { edition, view } = screen
    await shop.post(said('A step further'))
    await screen.until(({ view: now }) => now.today > view.today)
    const missed = await screen.resume(edition)
    expect(missed).toMatchObject({ ok: true })
    const patches = missed.ok ? missed.value.patches : undefined
    expect(patches?.[0]?.after).toBe(edition)
    expect(patches?.at(-1)?.edition).toBe(screen.edition)
    expect(await screen.resume(null)).toMatchObject({
      ok: true,
      value: { snapshot: { edition: screen.edition } },
    })
    expect(await screen.resume(42 as never)).toEqual({ ok: false, error: 'malformed' })
    screen.close()
  })

  test('[L7] tells ranges without holes: each step begins where the last one ended', async () => {
    const wall = await makeWall(server)
    const screen = await openScreen(server, wall)
    await Promise.all(Array.from({ length: 40 }, (_, i) => shop.post(said(`Burst ${i}`))))
    const { today } = await server
      .api<{ n: number }>('GET', `/scores?wall=${wall.id}`)
      .then(({ n }) => ({ today: n }))
    await screen.until(({ view }) => view.score.n === today)
    for (const [i, patch] of screen.patches.entries()) {
      const before = screen.patches[i - 1]
      expect(patch.to).toBeGreaterThanOrEqual(patch.from)
      if (before) expect(patch).toMatchObject({ from: before.to, after: before.edition })
    }
    expect(screen.patches.length).toBeLessThan(40)
    screen.close()
  })

  test('[L8] is told every hiding at once, and its answer says that the voice is gone', async () => {
    const [wall, other] = [
      await makeWall(server),
      await makeWall(server, { filter: { locations: ['Nowhere'] } }),
    ]
    const [screen, elsewhere] = [await openScreen(server, wall), await openScreen(server, other)]
    const { id } = await shop.post(said('Please forget this one.'))
    await server.api('PATCH', `/feedback/${id}`, { pinned: true })
    await screen.until(({ view }) => view.turn !== null)
    const { revision } = await server.api<Feedback>('PATCH', `/feedback/${id}`, { display: 'hidden' })
    await screen.until((now) => now.revision >= revision && now.view.turn?.voice.id !== id)
    await elsewhere.until((now) => now.revision >= revision)
    expect(JSON.stringify(screen.view)).not.toContain('Please forget this one.')
    const drawn = async () => {
      const { items } = await server.api<{ items: { wall: string; revision: number }[] }>('GET', '/screens')
      return items.filter((item) => item.wall === wall.id || item.wall === other.id)
    }
    await expect.poll(drawn).toHaveLength(2)
    await expect.poll(async () => (await drawn()).every((item) => item.revision >= revision)).toBe(true)
    screen.close()
    elsewhere.close()
  })

  test('[L9] gets nothing of what its wall does not admit', async () => {
    const wall = await makeWall(server, { filter: { locations: ['Leipzig'] } })
    const screen = await openScreen(server, wall)
    await shop.post({ ...said('From Kiel'), location: 'Kiel' })
    await shop.post({ ...said('From Leipzig'), location: 'Leipzig' })
    await screen.until(({ view }) => view.today === 1 && view.turn !== null)
    const told = JSON.stringify([screen.view, screen.patches])
    expect(told).toContain('From Leipzig')
    expect(told).not.toContain('From Kiel')
    screen.close()
  })

  test('[L10] is let in by the share key of its own wall alone', async () => {
    const [wall, other] = [await makeWall(server), await makeWall(server)]
    for (const how of [{}, { key: 'tf_wall_wrong' }, { key: other.shareKey }]) {
      const socket = openSocket(server, wall, how)
      const error = await new Promise<Error & { data?: object }>((resolve) =>
        socket.once('connect_error', resolve),
      )
      expect(error.data).toEqual({ error: 'not_allowed' })
      socket.disconnect()
    }
  })

  test("[L10] is let in by an admin's session from our own pages, and from no other", async () => {
    const wall = await makeWall(server)
    const headers = { Cookie: server.cookie, Origin: server.url }
    const screen = await openScreen(server, wall, { key: '', headers })
    expect(screen.snapshots).toBe(1)
    screen.close()
    const foreign = openSocket(server, wall, { headers: { ...headers, Origin: 'http://elsewhere.example' } })
    const error = await new Promise<Error & { data?: object }>((resolve) =>
      foreign.once('connect_error', resolve),
    )
    expect(error.data).toEqual({ error: 'not_allowed' })
  })

  test('[L18] is sent away at once when the share key that let it in is renewed; others stay', async () => {
    const [wall, other] = [await makeWall(server), await makeWall(server)]
    const old = await openScreen(server, wall)
    const headers = { Cookie: server.cookie, Origin: server.url }
    const admin = await openScreen(server, wall, { key: '', headers })
    const elsewhere = await openScreen(server, other)
    const sentAway = new Promise((resolve) => old.socket.once('disconnect', resolve))
    const told = new Promise((resolve) => old.socket.once('server:refused', resolve))
    const { shareKey } = await server.api<{ shareKey: string }>('POST', `/walls/${wall.id}/key`)
    expect(await told).toEqual({ error: 'not_allowed' })
    expect(await sentAway).toBe('io server disconnect')
    await expect(openScreen(server, wall)).rejects.toMatchObject({ data: { error: 'not_allowed' } })
    const fresh = await openScreen(server, { ...wall, shareKey })
    await shop.post(said('Seen by those who may'))
    await Promise.all([fresh, admin, elsewhere].map((screen) => screen.until(({ view }) => view.today > 0)))
    for (const screen of [fresh, admin, elsewhere]) screen.close()
  })

  test('[L11] that speaks another version of the protocol is told so', async () => {
    const wall = await makeWall(server)
    const socket = openSocket(server, wall, { key: wall.shareKey, protocol: 0 })
    const error = await new Promise<Error & { data?: object }>((resolve) =>
      socket.once('connect_error', resolve),
    )
    expect(error.data).toEqual({ error: 'old_protocol' })
  })

  test('[L12] cannot harm the server with what it says', async () => {
    const wall = await makeWall(server)
    const screen = await openScreen(server, wall)
    const hostile = screen.socket as unknown as { emit: (event: string, ...args: unknown[]) => void }
    hostile.emit('wall:drawn', null)
    hostile.emit('wall:drawn', { revision: 'x', visible: 1 })
    hostile.emit('wall:drawn', { revision: Number.MAX_SAFE_INTEGER + 2, visible: true })
    hostile.emit('wall:drawn', { revision: Number.MAX_SAFE_INTEGER, visible: true })
    hostile.emit('wall:resume', 'x', 'no function')
    hostile.emit('wall:resume')
    hostile.emit('anything', { __proto__: null })
    expect(await screen.resume(screen.edition)).toMatchObject({ ok: true })
    const { items } = await server.api<{ items: { revision: number }[] }>('GET', '/screens')
    expect(Math.max(...items.map(({ revision }) => revision))).toBeLessThan(Number.MAX_SAFE_INTEGER)
    screen.close()
  })
})
