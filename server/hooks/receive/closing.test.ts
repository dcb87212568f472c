import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type HookAnswer, openHook } from '../../testing/hook.ts'
import { startTestServer } from '../../testing/server.ts'

const SENDERS = 20
const BEFORE = 60

test('[J74] a server that closes amid deliveries keeps each that it acknowledged, and refuses the others so that they come again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-closing-'))
  const first = await startTestServer({ TENFOOT_DATA: folder, TENFOOT_RATE_LIMIT: '0' })
  const hook = await openHook(first, { metric: 'nps' })
  const acknowledged: string[] = []
  const others = new Set<number>()
  let closing: Promise<void> | undefined
  const sender = async (which: number) => {
    for (let n = 0; ; n += 1) {
      const answer = await hook.post({ id: `${which} ${n}`, score: 9 }).catch(() => null)
      if (!answer) return
      if (answer.status !== 200) others.add(answer.status)
      else acknowledged.push((answer.body as HookAnswer).id ?? '')
      if (acknowledged.length === BEFORE) closing = first.close()
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, (_, which) => sender(which)))
  await closing
  expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE)
  expect([...others].filter((status) => status !== 503)).toEqual([])
  const second = await startTestServer({ TENFOOT_DATA: folder })
  for (const id of acknowledged) {
    expect((await second.asOwner('GET', `/api/v1/feedback/${id}`)).status).toBe(200)
  }
  await second.close()
  rmSync(folder, { recursive: true })
})
