import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { settingsOf, WallSchema } from '../../walls/settings.ts'

/** Walls with their links and their logo. */
export function wallsWhole(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    for (const id of ['lobby', 'kitchen']) await make(id)
  })
  afterAll(() => opened.close())

  const line = (action: string, subject: string) => opened.audit('somebody', action, subject)
  const make = (id: string) =>
    opened.storage.walls.create(
      {
        ...{ id, slug: id, createdAt: 1, key: { id: `k-${id}`, hash: `h-${id}` } },
        settings: settingsOf(v.parse(WallSchema, { name: id, slug: id }), 'UTC'),
      },
      line('wall.created', id),
    )
  const link = (id: string) => ({ id, hash: `h-${id}`, createdAt: 2, name: id, frameHosts: ['a.example'] })
  const logged = async (subject: string) => (await opened.storage.audit.list({ subject, limit: 1 }))[0]

  test('[V30] links are made, changed and revoked one by one, each with its line in the log', async () => {
    const { walls, wallLinks } = opened.storage
    const made = await wallLinks.add('lobby', link('l1'), line('wall.link.made', 'lobby'), 2)
    const told = { id: 'l1', wall: 'lobby', name: 'l1', frameHosts: ['a.example'], createdAt: 2 }
    expect(made).toEqual(told)
    expect(await wallLinks.byKeyHash('h-l1')).toEqual(told)
    expect((await walls.byKeyHash('h-l1'))?.id).toBe('lobby')
    expect(await wallLinks.add('lobby', link('l2'), line('wall.link.made', 'lobby'), 2)).toBe('full')
    expect(await wallLinks.add('none', link('l3'), line('wall.link.made', 'none'), 2)).toBeNull()
    const renamed = await wallLinks.change('lobby', 'l1', { name: 'TV' }, line('wall.link.changed', 'lobby'))
    expect(renamed).toEqual({ ...told, name: 'TV' })
    expect(await logged('lobby')).toMatchObject({ before: { name: 'l1' }, after: { name: 'TV' } })
    expect(await wallLinks.change('kitchen', 'l1', { name: 'x' }, line('x', 'kitchen'))).toBeNull()
    expect(await wallLinks.revoke('kitchen', 'l1', line('x', 'kitchen'))).toBe(false)
    expect(await wallLinks.revoke('lobby', 'l1', line('wall.link.revoked', 'lobby'))).toBe(true)
    expect(opened.commits.at(-1)).toMatchObject({ access: true, feedback: false })
    expect(await wallLinks.byKeyHash('h-l1')).toBeNull()
    expect((await wallLinks.list('lobby')).map(({ id }) => id)).toEqual(['k-lobby'])
  })

  test('[V34] a wall has one logo, and only the one that it has is read', async () => {
    const { walls, wallLogos } = opened.storage
    const logo = (hash: string) => ({ hash, type: 'image/png', body: 'AAAA' })
    expect(await wallLogos.set('none', logo('a'), line('x', 'none'))).toBe(false)
    expect(await wallLogos.set('lobby', logo('a'), line('wall.logo.changed', 'lobby'))).toBe(true)
    expect(opened.commits.at(-1)).toMatchObject({ settings: true })
    expect(await wallLogos.read('lobby', 'a')).toEqual(logo('a'))
    const before = await walls.byId('lobby')
    await wallLogos.set('lobby', logo('b'), line('wall.logo.changed', 'lobby'))
    expect(await wallLogos.read('lobby', 'a')).toBeNull()
    const after = await walls.byId('lobby')
    expect(after?.logo).toBe('b')
    expect(after?.revision).toBeGreaterThan(before?.revision ?? 0)
    await wallLogos.set('lobby', null, line('wall.logo.removed', 'lobby'))
    expect(await wallLogos.read('lobby', 'b')).toBeNull()
    expect(await logged('lobby')).toMatchObject({ before: { logo: 'b' }, after: { logo: null } })
  })

  test('[V35] a deleted wall leaves nothing of itself but its lines in the log', async () => {
    const { walls, wallLinks, wallLogos, turns } = opened.storage
    await wallLogos.set('lobby', { hash: 'c', type: 'image/png', body: 'AAAA' }, line('x', 'lobby'))
    const turn = { k: 1, feedback_id: 'f', kind: 'new', lane: 'other', from_time: 1, until_time: 2 } as const
    await turns.keep({ ...turn, wall_id: 'lobby' })
    expect(await walls.remove('lobby', line('wall.deleted', 'lobby'))).toBe(true)
    expect(opened.commits.at(-1)).toMatchObject({ settings: true })
    expect(await walls.byId('lobby')).toBeNull()
    expect(await walls.byKeyHash('h-lobby')).toBeNull()
    expect(await wallLinks.list('lobby')).toEqual([])
    expect(await wallLogos.read('lobby', 'c')).toBeNull()
    expect(await turns.last('lobby')).toBeNull()
    expect(await logged('lobby')).toMatchObject({ action: 'wall.deleted', before: { slug: 'lobby' } })
    expect(await walls.remove('lobby', line('wall.deleted', 'lobby'))).toBe(false)
    expect((await walls.list()).map(({ id }) => id)).toEqual(['kitchen'])
  })
}
