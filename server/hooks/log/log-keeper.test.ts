import { expect, test } from 'vitest'
import { SQLITE } from '../../testing/engines.ts'
import { openTestStorage } from '../../testing/storage.ts'
import { createTool } from '../../testing/tool.ts'
import { createLogKeeper } from './log-keeper.ts'

test('[J71] what was on its way in when its source was deleted is forgotten, too', async () => {
  const opened = await openTestStorage(SQLITE)
  const { storage, clock } = opened
  const settings = { policy: 'publish', metric: 'nps', timeZone: 'UTC' } as const
  const made = { name: 'S', tokens: [], signingSecret: 's', secretGiven: false, createdAt: 0, settings }
  for (const id of ['stays', 'goes']) {
    const line = opened.audit('x', 'source.created', id, null, null)
    await storage.sources.create({ ...made, id }, line)
  }
  const line = opened.audit('x', 'source.deleted', 'goes')
  await storage.sources.remove('goes', { erase: false, now: clock.now() }, line)
  for (const id of ['stays', 'goes']) {
    await createTool(opened, { id, policy: 'publish' }).deliver([], { state: 'inbox' })
  }
  const errors: unknown[] = []
  const keeper = createLogKeeper({ storage, now: clock.now, onError: (error) => errors.push(error) })
  await keeper.look()
  expect(await opened.place.read('select source_id from delivery')).toEqual([{ source_id: 'stays' }])
  expect(errors).toEqual([])
  await keeper.close()
  await opened.close()
})
