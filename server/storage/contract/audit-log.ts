import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openAt, openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { CHAIN_BEGINS, hashOfLine } from '../audit-chain.ts'
import { MIGRATIONS, migrate } from '../migrate.ts'
import type { AuditRow } from '../schema.ts'
import { openRaw } from './changes-of-shape.ts'

/** What was done, by whom, in a chain that shows when somebody has been at it. */
export function auditLog(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const write = (actor: string, action: string, subject: string, after: object | null = null) =>
    opened.storage.accounts.endSessions('nobody', null, opened.audit(actor, action, subject, null, after))
  const lines = () => opened.place.read<AuditRow>('select * from audit order by number')

  test('[U20] lines that are written at once follow each other without a gap, each sealed with the one before', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => write('a', 'wall.changed', `w${n}`, { n, text: 'ü "quoted" 😀' })),
    )
    const all = await lines()
    expect(all.map(({ number }) => number)).toEqual(all.map((_, place) => place + 1))
    let hash = CHAIN_BEGINS
    for (const line of all) {
      hash = hashOfLine(hash, line)
      expect(line.hash).toBe(hash)
    }
  })

  test('[U20] a log from before there were seals is sealed as it is, and goes on from there', async () => {
    const place = await engine.makePlace()
    const raw = openRaw(place)
    const { '001-first': first, '002-desk': desk } = MIGRATIONS
    await migrate(raw.db, { '001-first': first as Migration, '002-desk': desk as Migration })
    for (const id of ['02', '01', '03']) {
      await sql`insert into audit (id, at, actor, action, subject) values (${id}, 1, 'a', 'b.c', 'd')`.execute(
        raw.db,
      )
    }
    await migrate(raw.db)
    await raw.close()
    const { storage } = await openAt(place, opened.clock)
    await storage.accounts.endSessions('nobody', null, opened.audit('a', 'b.c', 'd'))
    await storage.close()
    const all = await place.read<AuditRow>('select * from audit order by number')
    expect(all.slice(0, 3).map(({ number, id }) => [number, id])).toEqual([1, 2, 3].map((n) => [n, `0${n}`]))
    expect(all[3]?.hash).toBe(hashOfLine(all[2]?.hash ?? '', all[3] as AuditRow))
    expect(all[0]?.hash).toBe(hashOfLine(CHAIN_BEGINS, all[0] as AuditRow))
    await place.remove()
  })

  test('[U20] what is read out can be checked against its seals, and a changed line does not fit', async () => {
    const read = await opened.storage.audit.following({ after: 0, limit: 100 })
    const sealed = (line: (typeof read)[number], before: string) => {
      const text = (value: object | null) => (value === null ? null : JSON.stringify(value))
      const { id, actor, action, subject } = line
      const at = Date.parse(line.at)
      return hashOfLine(before, {
        ...{ id, at, actor, action, subject },
        before: text(line.before),
        after: text(line.after),
      })
    }
    const [first, second] = read
    if (!first || !second) throw new Error('there are no lines')
    expect(sealed(first, CHAIN_BEGINS)).toBe(first.hash)
    expect(sealed(second, first.hash)).toBe(second.hash)
    expect(sealed({ ...second, actor: 'somebody else' }, first.hash)).not.toBe(second.hash)
  })

  test('[U21] the log is filtered by actor, action, kind of action, subject and time, and the filters add up', async () => {
    const { audit } = opened.storage
    opened.clock.forward(HOUR)
    const from = opened.clock.now()
    await write('b', 'user.invited', 'i1')
    await write('b', 'user.removed', 'i1')
    opened.clock.forward(HOUR)
    await write('c', 'user.invited', 'i2')
    await write('c', 'users-other.invited', 'i2')
    const found = async (filter: object) =>
      (await audit.list({ ...filter, limit: 50 })).map(({ action, subject }) => `${action} ${subject}`)
    expect(await found({ actor: 'b' })).toEqual(['user.removed i1', 'user.invited i1'])
    expect(await found({ action: 'user' })).toEqual(['user.invited i2', 'user.removed i1', 'user.invited i1'])
    expect(await found({ action: 'user.invited' })).toEqual(['user.invited i2', 'user.invited i1'])
    expect(await found({ subject: 'i1', action: 'user.invited' })).toEqual(['user.invited i1'])
    expect(await found({ from, to: from + HOUR })).toEqual(['user.removed i1', 'user.invited i1'])
    expect(await found({ from: from + HOUR, actor: 'b' })).toEqual([])
    expect(await found({ action: 'wall', to: from })).toHaveLength(12)
  })
}
