import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SourceRequest } from '../../sources/request.ts'
import { HOUR, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

/** Sources' tokens, what they last asked, what arrived, and their end. */
export function sources(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const line = (action: string, subject: string) => opened.audit('somebody', action, subject)
  const make = (id: string) =>
    opened.storage.sources.create(
      {
        id,
        name: `The ${id}`,
        tokens: [{ id: `${id}-1`, kind: 'token', hash: `${id}-hash-1`, lastFour: 'one1' }],
        signingSecret: 'secret',
        secretGiven: false,
        settings: { policy: 'publish', timeZone: 'UTC' },
        createdAt: opened.clock.now(),
      },
      line('source.created', id),
    )

  test('[Q1] a new token works beside the one before until that ends, which can be at once', async () => {
    const { sourceTokens } = opened.storage
    const now = opened.clock.now()
    const source = await make('shop')
    const rotate = (n: number, endsAt: number) =>
      sourceTokens.rotate(
        'shop',
        {
          token: { id: `shop-${n}`, kind: 'token', hash: `shop-hash-${n}`, lastFour: 'four' },
          ...{ endsAt, forget: now - HOUR, now: now + n },
        },
        line('source.token.rotated', 'shop'),
      )
    expect(await rotate(2, now + HOUR)).toBe(true)
    expect(opened.commits.at(-1)).toMatchObject({ settings: true })
    expect(await sourceTokens.byHash('shop-hash-1')).toMatchObject({ source, token: { endsAt: now + HOUR } })
    expect(await sourceTokens.byHash('shop-hash-2')).toMatchObject({ source, token: { endsAt: null } })
    // A later rotation does not lengthen what was promised to end earlier.
    await rotate(3, now + 2 * HOUR)
    const ends = async () => (await sourceTokens.list('shop')).map(({ id, endsAt }) => [id, endsAt])
    expect(await ends()).toEqual([
      ['shop-3', null],
      ['shop-2', now + 2 * HOUR],
      ['shop-1', now + HOUR],
    ])
    const end = (token: string) => sourceTokens.end('shop', token, now, line('source.token.ended', 'shop'))
    expect(await end('shop-3')).toBe('current')
    expect(await end('shop-2')).toBe('ended')
    expect(await end('none')).toBe('unknown')
    expect((await sourceTokens.byHash('shop-hash-2'))?.token.endsAt).toBe(now)
    expect(await sourceTokens.rotate('none', {} as never, line('x', 'none'))).toBe(false)
  })

  test('[Q5] of each source the last hundred requests are kept, and when a token was last sent', async () => {
    const { sourceRequests, sourceTokens } = opened.storage
    await make('logged')
    const request = (n: number): SourceRequest => ({
      ...{ at: n, method: 'POST', path: '/feedback', status: 201, took: 1, requestId: `r${n}`, lastFour: '' },
    })
    const kept = (from: number, many: number) =>
      Array.from({ length: many }, (_, n) => ({
        id: `id-${String(from + n).padStart(4, '0')}`,
        source: 'logged',
        request: request(from + n),
      }))
    const commits = opened.commits.length
    await sourceRequests.keep({ requests: kept(0, 60), used: [{ token: 'logged-1', at: 50 }] })
    await sourceRequests.keep({ requests: kept(60, 60), used: [{ token: 'logged-1', at: 40 }] })
    const listed = await sourceRequests.list('logged')
    expect(listed.map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, n) => 119 - n))
    expect((await sourceTokens.byHash('logged-hash-1'))?.token.lastUsedAt).toBe(50)
    expect(opened.commits.length).toBe(commits)
    expect(await opened.place.read('select count(*) as n from source_request')).toEqual([{ n: 100 }])
  })

  test('[Q7] what arrived in a stretch is counted to the entry, tests apart', async () => {
    const { arrivals } = opened.storage
    const sender = createSender(opened, { id: 'counted', policy: 'publish' })
    expect([await arrivals.first('counted'), await arrivals.last('counted')]).toEqual([null, null])
    const begin = opened.clock.now()
    for (const test of [false, false, true, false]) {
      await sender.add({ comment: 'Came in.', test })
      opened.clock.forward(MINUTE)
    }
    await sender.add({ comment: 'The last one is a test.', test: true })
    const stretches = [
      { from: begin, to: begin + 2 * MINUTE },
      { from: begin + 2 * MINUTE, to: begin + 3 * MINUTE },
      { from: begin + 3 * MINUTE, to: begin + 3 * MINUTE + 1 },
      { from: begin - HOUR, to: begin },
      { from: begin, to: begin },
    ]
    expect(await arrivals.counts('counted', stretches)).toEqual([2, 0, 1, 0, 0])
    expect(await arrivals.countsUpTo('counted', stretches, 1)).toEqual([1, 0, 1, 0, 0])
    expect([await arrivals.first('counted'), await arrivals.last('counted')]).toEqual([
      begin,
      begin + 3 * MINUTE,
    ])
    expect(await arrivals.entries('counted', 3)).toEqual({ all: 3, words: 3 })
    expect(await arrivals.entries('counted', 10)).toEqual({ all: 5, words: 5 })
  })

  test('[Q9] a deleted source is known by its name alone: its token, secrets and requests are gone', async () => {
    const { sources: rooms, sourceTokens, sourceRequests, audit } = opened.storage
    await make('gone')
    const now = opened.clock.now()
    const remove = (erase: boolean) => rooms.remove('gone', { erase, now }, line('source.deleted', 'gone'))
    expect([await remove(true), await remove(true)]).toEqual([true, false])
    expect(await rooms.byId('gone')).toBeNull()
    expect((await rooms.list()).map(({ id }) => id)).not.toContain('gone')
    expect(await rooms.listDeleted()).toEqual([{ id: 'gone', name: 'The gone', deletedAt: now }])
    expect(await sourceTokens.byHash('gone-hash-1')).toBeNull()
    const request = { at: 1, method: 'POST', path: '/', status: 201, took: 1, requestId: '', lastFour: '' }
    await sourceRequests.keep({ requests: [{ id: 'late', source: 'gone', request }], used: [] })
    expect(await sourceRequests.list('gone')).toEqual([])
    expect(await opened.place.read("select signing_secret from source where id = 'gone'")).toEqual([
      { signing_secret: '' },
    ])
    expect((await audit.list({ subject: 'gone', limit: 9 })).map(({ action }) => action)).toEqual([
      'source.deleted',
      'source.created',
    ])
    expect((await rooms.listAll()).map(({ id }) => id)).toContain('gone')
    expect(await rooms.erasing()).toMatchObject([{ id: 'gone' }])
    await rooms.isErased('gone')
    expect(await rooms.erasing()).toEqual([])
  })
}
