import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOTHING_KNOWN } from '../../screens/about.ts'
import { codeHash } from '../../screens/codes.ts'
import { MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { settingsOf, WallSchema } from '../../walls/settings.ts'
import type { Screen } from '../screen-row.ts'
import type { Proof } from '../screens.ts'

/** Pages that wait to be paired, the screens that they become, and their keys. */
export function pairing(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    for (const id of ['lobby', 'kitchen']) {
      await opened.storage.walls.create(
        {
          ...{ id, slug: id, createdAt: 1, key: { id: `k-${id}`, hash: `h-${id}` } },
          settings: settingsOf(v.parse(WallSchema, { name: id, slug: id }), 'UTC'),
        },
        opened.audit('ana', 'wall.created', id),
      )
    }
  })
  afterAll(() => opened.close())

  const page = (pairing: string, block = '10.0.0.1', instance = 'one') => ({
    ...{ pairing, instance, block },
    about: { ...NOTHING_KNOWN, address: block, userAgent: 'TV' },
  })
  async function codeOf(pairing: string, block?: string): Promise<string> {
    const offer = await opened.storage.pairings.offer(page(pairing, block), opened.clock.now())
    if (!offer || !('code' in offer)) throw new Error('no code')
    return offer.code
  }
  const pair = (id: string, proof: Proof, wall = 'lobby') =>
    opened.storage.screens.pair(
      { id, name: id, wall, group: null, by: 'ana', at: opened.clock.now() },
      proof,
      opened.audit('ana', 'screen.paired', id),
    ) as Promise<Screen>

  test('[C10] codes and keys are kept as hashes alone, codes of which need the server’s secret', async () => {
    const code = await codeOf('secret of a page')
    const rows = await opened.place.read<Record<string, unknown>>('select * from pairing')
    const [{ value }] = (await opened.place.read<{ value: string }>(
      "select value from meta where key = 'secret'",
    )) as [{ value: string }]
    const text = JSON.stringify(rows)
    for (const secret of [code, 'secret of a page']) expect(text).not.toContain(secret)
    expect(rows.map((row) => row.code_hash)).toEqual([codeHash(value, code)])
    expect(codeHash('another secret', code)).not.toBe(codeHash(value, code))
  })

  test('[C6] a code makes one screen; its page takes its key, and the one before holds until the page has come', async () => {
    const { storage, clock } = opened
    const code = await codeOf('p1')
    const screen = await pair('s1', { code })
    expect(screen).toMatchObject({ id: 's1', wall: 'lobby', wallName: 'lobby', keyHash: '', by: 'code' })
    expect(screen.about).toMatchObject({ userAgent: 'TV', address: '10.0.0.1' })
    expect(opened.commits.at(-1)).toMatchObject({ screens: ['s1'], settings: false, feedback: false })
    expect(await pair('s2', { code })).toBe('no code')
    expect(await storage.pairings.look(code, clock.now())).toBeNull()
    expect(await storage.pairings.offer(page('p1'), clock.now())).toEqual({ paired: true })
    expect(await storage.pairings.claimed(['s1', 'other'], 'one')).toHaveLength(1)
    expect(await storage.pairings.claimed('all', 'two')).toEqual([])
    for (const key of ['k1', 'k2']) {
      expect(await storage.pairings.take('p1', key, clock.now())).toEqual({ screen: 's1' })
    }
    for (const key of ['k1', 'k2']) {
      expect((await storage.screens.byKeyHash(key, clock.now()))?.id).toBe('s1')
    }
    await storage.screens.arrived('s1', { id: 'e1', at: clock.now() })
    expect(await storage.pairings.take('p1', 'k3', clock.now())).toBeNull()
    expect(await storage.screens.byKeyHash('k1', clock.now() + 15 * MINUTE)).toBeNull()
    expect(await storage.screens.byKeyHash('', clock.now())).toBeNull()
  })

  test('[C9] twenty pages of a block may wait; who has gone makes way, and who has been paired is not counted', async () => {
    const { storage, clock } = opened
    const offer = (n: number) => storage.pairings.offer(page(`b${n}`, '10.0.0.9'), clock.now())
    for (let n = 0; n < 20; n += 1) expect(await offer(n)).toMatchObject({ code: expect.any(String) })
    expect(await offer(20)).toBeNull()
    expect(await storage.pairings.offer(page('elsewhere', '10.0.0.8'), clock.now())).not.toBeNull()
    await pair('s9', { code: await codeOf('b0', '10.0.0.9') })
    expect(await offer(20)).not.toBeNull()
    await storage.pairings.left('b1', 'two', clock.now())
    expect(await offer(21)).toBeNull()
    await storage.pairings.left('b1', 'one', clock.now())
    expect(await offer(21)).not.toBeNull()
    expect(await offer(22)).toBeNull()
    clock.forward(15 * MINUTE)
    expect(await offer(22)).not.toBeNull()
  })

  test('[C11] a magic link is paired when it is first opened, and its key is never followed by another', async () => {
    const { storage, clock } = opened
    await pair('player', { linkHash: 'l1' })
    expect(await storage.screens.byKeyHash('l1', clock.now())).toMatchObject({ by: 'link', pairedAt: null })
    const first = clock.now()
    await storage.screens.arrived('player', { id: 'e2', at: first })
    await storage.screens.arrived('player', { id: 'e3', at: first + 1 })
    expect(await storage.screens.byId('player')).toMatchObject({ pairedAt: first })
    const events = await storage.fleet.history('player', { limit: 10 })
    expect(events.map(({ id, what }) => [id, what])).toEqual([['e2', 'paired']])
    expect(await storage.screens.rotateKey('player', { from: 'l1', to: 'l2' }, first)).toBe(false)
  })

  test('[C17] two connections of one screen do not take each other’s newer key away', async () => {
    const { storage, clock } = opened
    await pair('twice', { code: await codeOf('p-twice') })
    await storage.pairings.take('p-twice', 't1', clock.now())
    const rotate = (from: string, to: string) => storage.screens.rotateKey('twice', { from, to }, clock.now())
    expect(await rotate('t1', 't2')).toBe(true)
    expect(await rotate('t1', 't3')).toBe(false)
    expect((await storage.screens.byKeyHash('t2', clock.now()))?.id).toBe('twice')
    clock.forward(10 * MINUTE)
    expect(await rotate('t1', 't3')).toBe(true)
    expect(await storage.screens.byKeyHash('t2', clock.now())).toBeNull()
    expect(await rotate('none', 't4')).toBe(false)
  })

  test('[C18] a copied key stands in the history once for as long as it is remembered', async () => {
    const { storage } = opened
    await pair('copied', { linkHash: 'c1' })
    for (const at of [100, 200]) await storage.screens.cloned('copied', { id: `clone-${at}`, at })
    expect(await storage.screens.byId('copied')).toMatchObject({ clonedAt: 200 })
    const events = async () => (await storage.fleet.history('copied', { limit: 9 })).map(({ what }) => what)
    expect(await events()).toEqual(['cloned'])
    await storage.screens.forgetClones(200)
    expect(await storage.screens.byId('copied')).toMatchObject({ clonedAt: 200 })
    await storage.screens.forgetClones(201)
    expect(await storage.screens.byId('copied')).toMatchObject({ clonedAt: null })
  })

  test('[C13] a revoked screen leaves nothing behind but its lines in the log', async () => {
    const { storage, clock } = opened
    const code = await codeOf('p-gone')
    await pair('gone', { code })
    expect(await storage.screens.revoke('gone', opened.audit('ana', 'screen.revoked', 'gone'))).toBe(true)
    expect(opened.commits.at(-1)).toMatchObject({ screens: ['gone'] })
    expect(await storage.screens.byId('gone')).toBeNull()
    expect(await storage.fleet.history('gone', { limit: 9 })).toEqual([])
    expect(await storage.pairings.take('p-gone', 'k', clock.now())).toBeNull()
    const [line] = await storage.audit.list({ subject: 'gone', limit: 1 })
    expect(line).toMatchObject({ action: 'screen.revoked', before: { name: 'gone', wall: 'lobby' } })
  })

  test('[C15] the screens of a deleted wall are told, and have none', async () => {
    const { storage } = opened
    await pair('left', { linkHash: 'x1' }, 'kitchen')
    await storage.walls.remove('kitchen', opened.audit('ana', 'wall.deleted', 'kitchen'))
    expect(opened.commits.at(-1)).toMatchObject({ screens: ['left'], settings: true })
    expect(await storage.screens.byId('left')).toMatchObject({ wall: '', wallName: '' })
  })

  test('[C24] a change of very many screens is told as one of all', async () => {
    const { storage } = opened
    const ids = Array.from({ length: 101 }, (_, n) => `many-${n}`)
    for (const id of ids) await pair(id, { linkHash: id })
    const lines = ids.map((id) => opened.audit('ana', 'screen.changed', id))
    expect(await storage.fleet.change({ dim: 0.1 }, lines)).toHaveLength(101)
    expect(opened.commits.at(-1)).toMatchObject({ screens: 'all' })
    await storage.fleet.change(
      { dim: 0.2 },
      lines.slice(1).map((line) => ({ ...line, id: `${line.id}b` })),
    )
    expect(opened.commits.at(-1)?.screens).toHaveLength(100)
  })
}
