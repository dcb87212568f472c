import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHook } from '../../testing/hook.ts'
import { startTestServer } from '../../testing/server.ts'

/** Only root may mount a small disk; for anybody else this is listed as skipped. */
const canMount = process.getuid?.() === 0

test.runIf(canMount)(
  '[J75] on a full disk a delivery is 503 with Retry-After 30, and comes in when there is room again',
  async () => {
    const disk = mkdtempSync(join(tmpdir(), 'tenfoot-hook-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${6 * 1024 * 1024}`, 'tmpfs', disk])
    const server = await startTestServer({ TENFOOT_DATA: join(disk, 'data') })
    const hook = await openHook(server, { metric: 'nps' })
    const send = (n: number) => hook.post({ id: `voice ${n}`, score: 9, comment: 'x'.repeat(5_000) })
    expect((await send(0)).status).toBe(200)
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize))
    let refused = await send(1)
    for (let n = 2; refused.status === 200 && n < 1_000; n += 1) refused = await send(n)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '30'])
    expect(JSON.stringify(refused.body)).not.toMatch(/sqlite|full|disk|tmpfs/i)
    const probe = await hook.post({ score: 9 }, {}, `${hook.short}/wrong`)
    expect(probe.status).toBe(401)
    unlinkSync(join(disk, 'filler'))
    await expect.poll(async () => (await send(2_000)).status).toBe(200)
    await server.close()
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  },
)
