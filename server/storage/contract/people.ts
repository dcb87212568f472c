import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Invitation } from '../invitations.ts'
import type { AccountRow } from '../schema.ts'

/** People in their roles, and what lets them in. */
export function people(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    const { storage, clock, audit } = opened
    const owner = { id: 'owner', email: 'owner@example.com', password_hash: 'x', created_at: clock.now() }
    await storage.accounts.createOwner(owner, audit('owner', 'owner.created', 'owner'))
  })
  afterAll(() => opened.close())

  const line = (action: string, subject: string) => opened.audit('owner', action, subject)
  const now = () => opened.clock.now()

  function invitation(id: string, more: Partial<Invitation> = {}): Invitation {
    const role = 'moderator' as const
    const times = { since: now(), expires: now() + 7 * DAY }
    return { id, email: `${id}@example.com`, role, personalData: true, invitedBy: 'owner', ...times, ...more }
  }
  const invite = (id: string, more: Partial<Invitation> = {}) =>
    opened.storage.invitations.offer(invitation(id, more), `key of ${id}`, line('user.invited', id))
  const accept = (id: string, key = `key of ${id}`) =>
    opened.storage.invitations.accept(
      key,
      { id, password_hash: 'y', created_at: now() },
      line('user.joined', id),
    )
  async function join(id: string, role: AccountRow['role']): Promise<void> {
    await invite(id, { role })
    await accept(id)
  }
  const session = (id: string, account: string) => ({
    ...{ id, keyHash: `key of ${id}`, account, agent: 'Firefox' },
    ...{ now: now(), expires: now() + DAY },
  })
  const token = (id: string, account: string) => ({
    ...{ id, account, name: id, scope: 'read' as const, keyHash: `key of ${id}` },
    ...{ since: now(), expires: now() + DAY },
  })

  test('[U10] of two who use one invitation at once one comes in, with the rights that it names', async () => {
    await invite('first', { role: 'viewer', personalData: false })
    const both = await Promise.all([accept('first'), accept('first-too', 'key of first')])
    expect(both.filter((account) => account !== null)).toEqual([
      expect.objectContaining({ email: 'first@example.com', role: 'viewer', personalData: false }),
    ])
    expect(await opened.storage.invitations.byKey('key of first', now())).toBeNull()
  })

  test('[U10] an invitation ends after its time, by a newer one for the same address, and when it is taken back', async () => {
    const { invitations } = opened.storage
    await invite('late', { expires: now() + MINUTE })
    expect(await invitations.byKey('key of late', now())).toMatchObject({ id: 'late' })
    expect(await invitations.byKey('key of late', now() + MINUTE)).toBeNull()
    await invite('newer', { email: 'late@example.com' })
    expect(await invitations.byKey('key of late', now())).toBeNull()
    expect(await invitations.revoke('newer', line('user.invitation.revoked', 'newer'))).toBe(true)
    expect(await accept('newer')).toBeNull()
    expect(await invitations.revoke('newer', line('user.invitation.revoked', 'newer'))).toBe(false)
    expect(await invite('again', { email: 'owner@example.com' })).toBe(false)
  })

  test('[U11] whoever is removed has no session, token, reset link or invitation left, and is remembered by name', async () => {
    const { accounts, users, tokens, resets, invitations, audit } = opened.storage
    await join('leaver', 'admin')
    await accounts.startSession(session('s1', 'leaver'), line('session.started', 'leaver'))
    await tokens.create(token('t1', 'leaver'), line('token.created', 't1'))
    const link = { account: 'leaver', keyHash: 'reset', expires: now() + HOUR }
    await resets.offer(link, line('password.reset.offered', 'leaver'))
    await invite('friend', { invitedBy: 'leaver' })
    const byLeaver = { ...line('source.changed', 'src'), actor: 'leaver' }
    await accounts.endSessions('nobody', null, byLeaver)
    expect(await users.remove('leaver', line('user.removed', 'leaver'), { id: 'owner' })).toBe('removed')
    expect(opened.commits.at(-1)).toMatchObject({ access: true })
    expect(await accounts.bySession('key of s1', now())).toBeNull()
    expect(await tokens.byKey('key of t1', now())).toBeNull()
    expect(await resets.byKey('reset', now())).toBeNull()
    expect(await invitations.byKey('key of friend', now())).toBeNull()
    expect(await users.remove('leaver', line('user.removed', 'leaver'), { id: 'owner' })).toBe('unknown')
    const [last] = await audit.list({ actor: 'leaver', limit: 1 })
    expect(last).toMatchObject({ actor: 'leaver', actorEmail: 'leaver@example.com' })
  })

  test('[U12] one owner always stays, also of two who leave at the same time', async () => {
    const { users } = opened.storage
    await join('second', 'owner')
    const step = (id: string) => users.change(id, { role: 'admin' }, line('user.changed', id), { id })
    const both = await Promise.all([step('owner'), step('second')])
    expect(both.map((one) => (typeof one === 'string' ? one : one.role)).toSorted()).toEqual([
      'admin',
      'last owner',
    ])
    const owner = both[0] === 'last owner' ? 'owner' : 'second'
    expect(await users.remove(owner, line('user.removed', owner), { id: owner })).toBe('last owner')
    const back = owner === 'owner' ? 'second' : 'owner'
    await users.change(back, { role: 'owner' }, line('user.changed', back), { id: owner })
  })

  test('[U12] only an owner touches owners or makes them, and a stale revision changes nothing', async () => {
    const { users } = opened.storage
    await join('admin', 'admin')
    const change = (id: string, role: AccountRow['role'], by: string, revision?: number) =>
      users.change(id, { role }, line('user.changed', id), { id: by, revision })
    expect(await change('owner', 'admin', 'admin')).toBe('owners only')
    expect(await change('admin', 'owner', 'admin')).toBe('owners only')
    expect(await users.remove('owner', line('user.removed', 'owner'), { id: 'admin' })).toBe('owners only')
    const before = await users.byId('admin')
    const seen = before?.revision ?? 0
    expect(await change('admin', 'moderator', 'owner', seen)).toMatchObject({ role: 'moderator' })
    expect(await change('admin', 'viewer', 'owner', seen)).toBe('stale')
    expect(await users.byId('admin')).toMatchObject({ role: 'moderator', personalData: true })
  })

  test('[U13] a reset link works once, for its account alone, and ends all that let somebody in before', async () => {
    const { accounts, resets, tokens } = opened.storage
    await join('forgetful', 'viewer')
    await accounts.startSession(session('s2', 'forgetful'), line('session.started', 'forgetful'))
    await tokens.create(token('t2', 'forgetful'), line('token.created', 't2'))
    const link = (keyHash: string) => ({ account: 'forgetful', keyHash, expires: now() + HOUR })
    const offered = line('password.reset.offered', 'forgetful')
    expect(await resets.offer(link('r0'), offered, ['admin'])).toBe(false)
    expect(await resets.offer(link('r1'), offered, ['viewer'])).toBe(true)
    await resets.offer(link('r2'), line('password.reset.offered', 'forgetful'))
    const use = (key: string, at = now()) => resets.use(key, 'new', { ...line('password.reset', ''), at })
    expect(await use('r1')).toBeNull()
    expect(await use('r2', now() + HOUR)).toBeNull()
    const both = await Promise.all([use('r2'), use('r2')])
    expect(both.filter((account) => account !== null)).toHaveLength(1)
    expect((await accounts.byEmail('forgetful@example.com'))?.password_hash).toBe('new')
    expect(await accounts.bySession('key of s2', now())).toBeNull()
    expect(await tokens.byKey('key of t2', now())).toBeNull()
  })

  test('[U14] a session is seen, listed and ended by its own account alone', async () => {
    const { accounts } = opened.storage
    await join('one', 'viewer')
    for (const id of ['a', 'b', 'c']) {
      await accounts.startSession(session(id, 'one'), line('session.started', 'one'))
    }
    await accounts.seeSession('b', now() + MINUTE)
    const found = await accounts.sessionsOf('one', now())
    expect(found.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(found[0]).toEqual({ id: 'b', agent: 'Firefox', since: now(), seen: now() + MINUTE })
    expect(await accounts.endSessionById('owner', 'a', line('session.ended', 'owner'))).toBe(false)
    expect(await accounts.endSessionById('one', 'a', line('session.ended', 'one'))).toBe(true)
    await accounts.endSessions('one', 'b', line('session.others.ended', 'one'))
    expect((await accounts.sessionsOf('one', now())).map(({ id }) => id)).toEqual(['b'])
  })

  test('[U15] a token is found by its key until its end, tells when it was used, and is ended by its owner alone', async () => {
    const { tokens } = opened.storage
    await join('maker', 'moderator')
    await tokens.create(token('t3', 'maker'), line('token.created', 't3'))
    await tokens.use('t3', now() + MINUTE)
    const account = { id: 'maker', email: 'maker@example.com', role: 'moderator', personalData: true }
    const known = { id: 't3', account, scope: 'read', used: now() + MINUTE }
    expect(await tokens.byKey('key of t3', now())).toEqual(known)
    expect(await tokens.byKey('key of t3', now() + DAY)).toBeNull()
    expect(await tokens.end('owner', 't3', line('token.ended', 't3'))).toBe(false)
    expect(await tokens.end('maker', 't3', line('token.ended', 't3'))).toBe(true)
    expect(await tokens.byKey('key of t3', now())).toBeNull()
  })
}
