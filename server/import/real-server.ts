import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Feedback } from '../../shared/feedback.ts'
import { readConfig } from '../config.ts'
import { signIn } from '../demo/admin.ts'
import { startServer } from '../server.ts'
import { PASSWORD_COST } from '../testing/passwords.ts'

const ADMIN = { email: 'owner@example.com', password: 'a password for tests' }

/** The real server on a free port of this machine, with a data folder of its own, and an owner signed in. */
export async function startRealServer(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-server-'))
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    TENFOOT_DATA: folder,
    TENFOOT_ADMIN_EMAIL: ADMIN.email,
    TENFOOT_ADMIN_PASSWORD: ADMIN.password,
    TENFOOT_RATE_LIMIT: '0',
    ...env,
  })
  const { url, close } = await startServer(config, { passwordCost: PASSWORD_COST })
  const admin = await signIn(url, ADMIN)
  return {
    url,
    makeSource: async (source: object) =>
      (await admin.create('/sources', source)) as { id: string; token: string },
    feedbackOf: async (source: string) =>
      ((await admin.read(`/feedback?source=${source}`)) as { items: Feedback[] }).items,
    score: (query: string) => admin.read(`/scores?${query}`),
    later: (ms: number) => sleep(ms),
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type RealServer = Awaited<ReturnType<typeof startRealServer>>
