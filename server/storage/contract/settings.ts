import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { WallSchema } from '../../walls/settings.ts'

/** Sources, walls, people and the audit log. */
export function settings(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const line = (action: string, subject: string) => opened.audit('somebody', action, subject, null, { a: 1 })

  test('[K26] a source is found by its id and by its token, changes with its line in the log, and keeps its token', async () => {
    const { sources, sourceTokens, audit } = opened.storage
    const first = { policy: 'hold', timeZone: 'UTC' } as const
    const made = await sources.create(
      {
        id: 'src',
        name: 'Shop',
        tokens: [{ id: 'tok', kind: 'token', hash: 'hash', lastFour: 'four' }],
        signingSecret: 's',
        secretGiven: false,
        settings: first,
        createdAt: opened.clock.now(),
      },
      line('source.created', 'src'),
    )
    expect((await sourceTokens.byHash('hash'))?.source).toEqual(made)
    expect(await sources.byId('src')).toEqual(made)
    const next = { name: 'Store', settings: { ...first, metric: 'nps' as const }, secret: undefined }
    const log = opened.audit('somebody', 'source.changed', 'src')
    const changed = await sources.change('src', next, log, made.revision)
    expect(changed).toMatchObject({ name: 'Store', metric: 'nps', policy: 'hold' })
    expect((await sourceTokens.byHash('hash'))?.source).toEqual(changed)
    expect(await sources.change('none', next, log, 1)).toBe('unknown')
    expect(await sources.change('src', next, log, made.revision)).toBe('stale')
    const lines = await audit.list({ subject: 'src', limit: 5 })
    expect(lines.map(({ action }) => action)).toEqual(['source.changed', 'source.created'])
    expect(opened.commits.at(-3)).toMatchObject({ settings: true, feedback: false, counted: null })
  })

  test('[K26] two walls cannot have one slug, and a share key opens its wall alone until it is renewed', async () => {
    const { walls } = opened.storage
    const { slug: _slug, ...parsed } = v.parse(WallSchema, { name: 'Lobby', slug: 'x' })
    const make = (id: string, slug: string) =>
      walls.create(
        {
          id,
          slug,
          settings: { ...parsed, timeZone: 'UTC' },
          key: { id: `k${id}`, hash: `h${id}` },
          createdAt: 1,
        },
        line('wall.created', id),
      )
    const lobby = await make('w1', 'lobby')
    expect(await make('w2', 'lobby')).toBeNull()
    const kitchen = await make('w3', 'kitchen')
    expect(await walls.byKeyHash('hw1')).toEqual(lobby)
    expect(await walls.byKeyHash('hw2')).toBeNull()
    const rename = { slug: 'lobby', settings: { ...parsed, timeZone: 'UTC' } }
    expect(await walls.change('w3', rename, line('wall.changed', 'w3'), kitchen?.revision ?? 0)).toBe('taken')
    expect(await walls.change('none', rename, line('wall.changed', 'none'), 1)).toBe('unknown')
    expect((await walls.list()).map(({ slug }) => slug)).toEqual(['kitchen', 'lobby'])
    const renewed = { id: 'k4', hash: 'h4', createdAt: 2 }
    expect(await walls.renewKey('w1', renewed, line('wall.key.renewed', 'w1'))).toEqual(lobby)
    expect(opened.commits.at(-1)).toMatchObject({ settings: true, feedback: false })
    expect(await walls.byKeyHash('hw1')).toBeNull()
    expect(await walls.byKeyHash('h4')).toEqual(lobby)
    expect(await walls.byKeyHash('hw3')).toEqual(kitchen)
    expect(
      await walls.renewKey('none', { ...renewed, id: 'k5' }, line('wall.key.renewed', 'none')),
    ).toBeNull()
  })

  test('[K27] of two who set up at once one becomes the owner, and the link is used up', async () => {
    const { accounts } = opened.storage
    const now = opened.clock.now()
    await accounts.offerSetup("another instance's link", now + DAY, now)
    await accounts.offerSetup('link', now + DAY, now)
    expect(await accounts.isSetupOpen("another instance's link", now)).toBe(true)
    expect(await accounts.isSetupOpen('link', now)).toBe(true)
    expect(await accounts.isSetupOpen('link', now + DAY)).toBe(false)
    const person = (id: string) => ({ id, email: `${id}@example.com`, password_hash: 'x', created_at: now })
    const made = await Promise.all(
      ['p1', 'p2'].map((id) => accounts.createOwner(person(id), line('owner.created', id))),
    )
    expect(made.toSorted()).toEqual([false, true])
    expect(await accounts.isSetupOpen('link', now)).toBe(false)
    expect(await accounts.isSetupOpen("another instance's link", now)).toBe(false)
    expect(await accounts.hasOwner()).toBe(true)
  })

  test('[K27] a session ends when it expires, and at sign-out', async () => {
    const { accounts } = opened.storage
    const now = opened.clock.now()
    const owner = (await accounts.byEmail('p1@example.com')) ?? (await accounts.byEmail('p2@example.com'))
    const { id = '', email = '' } = owner ?? {}
    const start = (keyHash: string) =>
      accounts.startSession(
        { id: keyHash, keyHash, account: id, agent: null, now, expires: now + DAY },
        line('session.started', id),
      )
    await start('one')
    const account = { id, email, role: 'owner', personalData: true }
    expect(await accounts.bySession('one', now)).toEqual({ id: 'one', account, seen: now })
    expect(await accounts.bySession('one', now + DAY)).toBeNull()
    await accounts.endSession('one')
    expect(await accounts.bySession('one', now)).toBeNull()
  })

  test('[K28] the audit log is read newest first, by subject and from a cursor on', async () => {
    const { accounts, audit } = opened.storage
    for (const key of ['a', 'b', 'c']) {
      const session = {
        id: key,
        keyHash: key,
        account: 'x',
        agent: null,
        now: opened.clock.now(),
        expires: opened.clock.now() + DAY,
      }
      await accounts.startSession(session, line(`session.${key}`, 'subject'))
    }
    const all = await audit.list({ subject: 'subject', limit: 10 })
    expect(all.map(({ action }) => action)).toEqual(['session.c', 'session.b', 'session.a'])
    const before = all[0]?.id ?? ''
    expect(await audit.list({ subject: 'subject', before, limit: 1 })).toEqual([all[1]])
  })
}
