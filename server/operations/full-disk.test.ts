import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const ROOM = 6 * 1024 * 1024
let disk: string
let server: TestServer
let shop: Integrator
const kept: string[] = []

/** Only root may mount a small disk; for anybody else these are listed as skipped. */
const canMount = process.getuid?.() === 0

beforeAll(async () => {
  if (!canMount) return
  disk = mkdtempSync(join(tmpdir(), 'tenfoot-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', disk])
  server = await startTestServer({ TENFOOT_DATA: join(disk, 'data'), TENFOOT_RATE_LIMIT: '0' })
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
})
afterAll(async () => {
  if (!canMount) return
  await server.close()
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

const filler = () => join(disk, 'filler')
const post = async () => {
  const answer = await shop.post({ score: 9, comment: 'x'.repeat(5_000) })
  if (answer.status === 201) kept.push(answer.body.id)
  return answer
}

/** Takes all the room that is left, to the last page. */
function fill(): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler(), Buffer.alloc(bavail * bsize))
}

async function postUntil(status: number): Promise<Awaited<ReturnType<typeof post>>> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const answer = await post()
    if (answer.status === status) return answer
    if (![201, 503].includes(answer.status)) throw new Error(`answered ${answer.status}`)
  }
  throw new Error(`nothing was answered ${status}`)
}

const ready = async () => {
  server.clock.forward(10_000)
  return server.call('GET', '/readyz')
}

test.runIf(canMount)(
  '[K32] on a full disk a post is 503 with Retry-After, and the server says that it is not ready',
  async () => {
    for (let n = 0; n < 20; n += 1) await post()
    expect(kept).toHaveLength(20)
    fill()
    const refused = await postUntil(503)
    expect(refusalOf(refused)).toEqual({ status: 503 })
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(JSON.stringify(refused.body)).not.toMatch(/sqlite|full|disk|tmpfs/i)
    const unready = await ready()
    expect(unready.status).toBe(503)
    expect(unready.headers.has('Retry-After')).toBe(true)
    expect((await server.call('GET', '/healthz')).status).toBe(200)
    expect(refusalOf(await shop.batch(Array(50).fill({ comment: 'y'.repeat(9_000) })))).toEqual({
      status: 503,
    })
    expect((await server.asOwner('GET', '/api/v1/feedback')).status).toBe(200)
  },
)

test.runIf(canMount)(
  '[K32] with room again it recovers by itself, and everything acknowledged is there, before and after',
  async () => {
    if (existsSync(filler())) unlinkSync(filler())
    await postUntil(201)
    expect((await ready()).status).toBe(200)
    for (let n = 0; n < 20; n += 1) expect((await post()).status).toBe(201)
    for (const id of kept) expect((await server.asOwner('GET', `/api/v1/feedback/${id}`)).status).toBe(200)
    const { body } = await server.asOwner('GET', '/api/v1/scores?metric=nps&window=1d')
    expect(body.n).toBe(kept.length)
  },
)
