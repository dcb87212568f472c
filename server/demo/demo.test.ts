import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { readConfig } from '../config.ts'
import { makeTerminal } from '../import/testing.ts'
import { startServer } from '../server.ts'
import { signIn } from './admin.ts'
import { freshState, runDemo } from './demo.ts'
import { loadState } from './state.ts'

const HOUR = 60 * 60 * 1000

/** Runs the demo on the real server until so many voices have arrived live, on a clock of its own. */
async function runUntil({ folder, arrivals, now }: { folder: string; arrivals: number; now: () => number }) {
  const state = await loadState(folder, () => freshState(now()))
  const { email, password } = state.admin
  const server = await startServer(
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      TENFOOT_DATA: folder,
      TENFOOT_ADMIN_EMAIL: email,
      TENFOOT_ADMIN_PASSWORD: password,
      TENFOOT_RATE_LIMIT: '0',
    }),
  )
  const { url } = server
  let closing: Promise<void> | null = null
  const close = () => (closing ??= server.close())
  onTestFinished(close)
  const stop = new AbortController()
  const { terminal, written } = makeTerminal({ now })
  const waits: number[] = []
  const wait = async (ms: number) => {
    waits.push(ms)
    if (waits.length >= arrivals) stop.abort()
  }
  const links: { wall: string; admin: string }[] = []
  const onReady = (link: { wall: string; admin: string }) => void links.push(link)
  await runDemo({ url, folder, state, zone: 'Europe/Berlin', terminal, wait, signal: stop.signal, onReady })
  const admin = await signIn(url, state.admin)
  const total = async () => ((await admin.read('/scores?metric=nps&window=730d')) as { n: number }).n
  return { url, close, admin, links, waits, written, total }
}

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-demo-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('[D25] [D26] the first start fills a year, opens a wall by its link and lets voices arrive', async () => {
  const demo = await runUntil({ folder: await tempFolder(), arrivals: 3, now: Date.now })
  const [link] = demo.links
  expect((await fetch(link?.wall ?? '')).status).toBe(200)
  expect(link?.wall).toMatch(/\/wall\/every-voice\?key=.{20,}/)
  expect(demo.waits.every((ms) => ms >= 5_000 && ms <= 40_000)).toBe(true)

  const { items } = (await demo.admin.read('/feedback')) as { items: Feedback[] }
  expect(items.slice(0, 3).every(({ externalId }) => externalId === undefined)).toBe(true)
  expect(demo.written.out.trim().split('\n')).toHaveLength(3)

  const score = (await demo.admin.read('/scores?metric=nps&window=30d')) as { n: number; score: number }
  expect(score.n).toBeGreaterThan(200)
  expect(score.score).toBeGreaterThan(35)
  expect(score.score).toBeLessThan(65)
})

test('[D23] the next start fills the days between, and none comes twice', async () => {
  const folder = await tempFolder()
  const first = await runUntil({ folder, arrivals: 1, now: () => Date.now() - 72 * HOUR })
  const before = await first.total()
  await first.close()
  const second = await runUntil({ folder, arrivals: 1, now: Date.now })
  const between = (await second.total()) - before
  expect(between).toBeGreaterThan(10)
  expect(between).toBeLessThan(150)
  await second.close()
  const third = await runUntil({ folder, arrivals: 1, now: Date.now })
  expect((await third.total()) - before - between).toBeLessThanOrEqual(5)
  expect(third.links[0]?.wall.split('?')[1]).toBe(first.links[0]?.wall.split('?')[1])
})
