import { expect, test } from 'vitest'
import { createIds } from '../../ids.ts'
import { SQLITE } from '../../testing/engines.ts'
import { openTestStorage } from '../../testing/storage.ts'
import { createTool } from '../../testing/tool.ts'
import { createReceiving } from '../receive/receiving.ts'
import { createBodyBound } from './body-bound.ts'
import { createDeferredKeeper } from './deferred-keeper.ts'
import { createReplaying } from './replaying.ts'

const TEXT = '{"score":9,"comment":"Kind people."}'

test('[J34] a fault of our own is put off: the delivery is kept, answered 202, and read again by itself', async () => {
  const opened = await openTestStorage(SQLITE)
  const { storage, clock } = opened
  const tokens = [{ id: 't', kind: 'token' as const, hash: 'h', lastFour: 'four' }]
  const source = await storage.sources.create(
    {
      id: 'src',
      name: 'S',
      tokens,
      signingSecret: 's',
      secretGiven: false,
      settings: { policy: 'publish', metric: 'nps', timeZone: 'UTC' },
      createdAt: 0,
    },
    opened.audit('x', 'source.created', 'src', null, null),
  )
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  let broken = true
  const keep: typeof storage.keep = async (operations) => {
    const [first] = operations
    if (broken && first?.kind === 'delivery' && first.events.length > 0)
      throw new Error('a mistake in the code')
    return storage.keep(operations)
  }
  const deps = { storage: { ...storage, keep }, newId: createIds(), now: clock.now, onError }
  const incoming = {
    method: 'POST',
    url: '',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(TEXT),
  }
  const bound = createBodyBound(deps)
  const receiving = createReceiving({ ...deps, bound })
  const take = () => receiving.take({ source, incoming, proof: 'address', requestId: 'r' })
  const taken = await take()
  expect(taken).toMatchObject({ status: 202, state: 'deferred', entries: [] })
  expect(errors).toHaveLength(1)
  const keeper = createDeferredKeeper({ ...deps, replaying: createReplaying(deps) })
  await keeper.look()
  expect(errors).toHaveLength(2)
  broken = false
  expect(await take()).toMatchObject({ status: 200, state: 'repeated', repeats: taken.id })
  await keeper.look()
  expect(await storage.deliveries.byId('src', taken.id, 0)).toMatchObject({ state: 'deferred', tries: 1 })
  clock.forward(2 * 60_000)
  await keeper.look()
  const read = await storage.deliveries.byId('src', taken.id, 0)
  expect(read).toMatchObject({ state: 'kept', entries: [{ did: 'created' }] })
  expect(await storage.feedback.byId(read?.entries[0]?.id ?? '')).toMatchObject({ score: 9 })
  await keeper.close()
  await opened.close()
})

test('[J78] many that break again and again keep no other from being read', async () => {
  const opened = await openTestStorage(SQLITE)
  const { storage, clock } = opened
  const tokens = [{ id: 't', kind: 'token' as const, hash: 'h', lastFour: 'four' }]
  const settings = { policy: 'publish', metric: 'nps', timeZone: 'UTC' } as const
  const made = { id: 'tool', name: 'S', tokens, signingSecret: 's', secretGiven: false, createdAt: 0 }
  await storage.sources.create({ ...made, settings }, opened.audit('x', 'source.created', 'tool', null, null))
  const tool = createTool(opened)
  for (let n = 0; n < 205; n += 1) await tool.deliver([], { state: 'deferred', body: `{"comment":"${n}"}` })
  const keep: typeof storage.keep = async (operations) => {
    const [first] = operations
    if (first?.kind === 'delivery' && JSON.stringify(first.delivery.body).includes('204')) {
      return storage.keep(operations)
    }
    throw new Error('a mistake in the code')
  }
  const errors: unknown[] = []
  const deps = {
    storage: { ...storage, keep },
    now: clock.now,
    onError: (error: unknown) => errors.push(error),
  }
  const keeper = createDeferredKeeper({ ...deps, replaying: createReplaying(deps) })
  await keeper.look()
  expect(errors).toHaveLength(204)
  expect(await storage.deliveries.counts('tool')).toEqual({ deferred: 204, kept: 1 })
  await keeper.close()
  await opened.close()
})
