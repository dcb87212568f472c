import { expect, test } from 'vitest'
import { createIds } from '../../ids.ts'
import { SQLITE } from '../../testing/engines.ts'
import { openTestStorage } from '../../testing/storage.ts'
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
  const taken = await createReceiving({ ...deps, bound }).take({
    source,
    incoming,
    proof: 'address',
    requestId: 'r',
  })
  expect(taken).toMatchObject({ status: 202, state: 'deferred', entries: [] })
  expect(errors).toHaveLength(1)
  const keeper = createDeferredKeeper({ ...deps, replaying: createReplaying(deps) })
  await keeper.look()
  expect(errors).toHaveLength(2)
  broken = false
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
