import { expect, test } from 'vitest'
import { SQLITE } from '../../testing/engines.ts'
import { openTestStorage } from '../../testing/storage.ts'
import { createTool } from '../../testing/tool.ts'
import { createBodyBound } from './body-bound.ts'

const BODY = 10_000
const MOST = 30 * BODY

test('[J73] a sender that floods its address keeps the newest bodies alone, and what it sent before the start counts', async () => {
  const opened = await openTestStorage(SQLITE)
  const tool = createTool(opened, { id: 'flood', policy: 'publish' })
  const errors: unknown[] = []
  const bound = () =>
    createBodyBound({ storage: opened.storage, onError: (error) => errors.push(error), most: MOST })
  const send = () => tool.deliver([], { state: 'inbox', body: 'x'.repeat(BODY) })
  const bodies = () => opened.place.read('select id from delivery where body is not null order by id')
  for (let n = 0; n < 40; n += 1) await send()
  const ids = []
  const first = bound()
  for (let n = 0; n < 40; n += 1) {
    ids.push((await send()).id)
    await first.took('flood', BODY)
  }
  const kept = (await bodies()) as { id: string }[]
  expect(kept.length).toBeLessThanOrEqual(31)
  expect(kept.length).toBeGreaterThan(25)
  expect(kept.map(({ id }) => id)).toEqual(ids.slice(-kept.length))
  expect(await opened.place.read('select id from delivery')).toHaveLength(80)
  await first.close()
  expect(errors).toEqual([])
  await opened.close()
})
