import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsFrom } from '../../ids.ts'
import { DAY } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

/** What a source does not keep any longer. */
export function retention(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const room = () => opened.storage.retention

  test('[E10] a preview says how many entries, from when to when, and only those of the source', async () => {
    const { clock } = opened
    const shop = createSender(opened)
    const old = await shop.add({ comment: 'Old.' })
    await createSender(opened, { id: 'web', policy: 'publish' }).add({ comment: 'Of others.' })
    clock.forward(2 * DAY)
    const older = await shop.add({ comment: 'Two days younger.' })
    clock.forward(DAY)
    await shop.add({ comment: 'New.' })
    expect(await room().preview('shop', idsFrom(clock.now() - DAY / 2))).toEqual({
      entries: 2,
      oldest: Date.parse(old.arrivedAt),
      newest: Date.parse(older.arrivedAt),
    })
    expect(await room().preview('shop', idsFrom(0))).toEqual({ entries: 0, oldest: null, newest: null })
  })

  test('[E11] what is too old is found once: what is done is not looked at again', async () => {
    const { clock, audit } = opened
    const before = idsFrom(clock.now() - DAY / 2)
    const { ids, upTo } = await room().next('shop', before)
    expect(ids).toHaveLength(2)
    const line = audit('system', 'retention.erased', 'shop')
    expect(await opened.storage.erasure.erase(ids, line, { retentionDays: 1 }, clock.now())).toBe(2)
    expect(await room().preview('shop', before)).toMatchObject({ entries: 0 })
    await room().done('shop', upTo as string)
    expect(await room().next('shop', before)).toEqual({ ids: [], upTo: null })
    const [told] = await opened.storage.audit.list({ subject: 'shop', limit: 1 })
    expect(told).toMatchObject({ actor: 'system', after: { retentionDays: 1, entries: 2 } })
  })
}
