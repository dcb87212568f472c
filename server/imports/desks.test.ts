import { expect, onTestFinished, test } from 'vitest'
import { openDesk } from '../live/testing/desk.ts'
import { startTestServer } from '../testing/server.ts'
import { createImporter } from './testing/importer.ts'

test('[Y55] open desks hear that entries are no more: of an import that was undone, and when all were deleted', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.close())
  const { whole, undone } = createImporter(server, await server.makeSource({ metric: 'nps' }))
  const desk = await openDesk(server)
  onTestFinished(desk.close)
  const bring = (comment: string) => whole(`${comment}.csv`, `score,comment\n9,${comment}\n`)
  const heard = (comment: string) => desk.until(({ entries }) => entries.some((it) => it.comment === comment))
  const { id } = await bring('Undone')
  await heard('Undone')
  expect(desk.removals).toBe(0)
  await undone(id)
  await desk.until(({ removals }) => removals === 1)
  await bring('Deleted')
  await heard('Deleted')
  expect(desk.removals).toBe(1)
  await server.asOwner('DELETE', '/api/v1/feedback?confirm=delete%20everything')
  await desk.until(({ removals }) => removals === 2)
})
