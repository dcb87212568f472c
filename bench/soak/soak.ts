import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Admin, signIn } from '../../server/demo/admin.ts'
import { type Cable, startCable } from '../parts/cable.ts'
import { type SoakServer, startSoakServer } from './child.ts'
import { difference } from './picture.ts'
import { type Plan, type Step, stepsOf } from './plan.ts'
import { calm, isLive, openSoakScreen, type SoakScreen } from './screen.ts'
import type { Report } from './verdict.ts'
import { voicesFrom } from './voices.ts'

/** Half past twelve at the wall: each look at the end of a day finds half a day's marks. */
const BEGINS = Date.parse('2026-11-02T11:30:00Z')
const ACCOUNT = { email: 'soak@example.com', password: 'only for the soak' }
const HOURS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['07:00', '19:00']]),
)
const AT_ONCE = 1_000
const DIFFERING = join(tmpdir(), 'tenfoot-soak-difference')
const DRAWN_WITHIN = 20_000
const LOOK_EVERY_MS = 50
const LOOKS = 6
const LOOK_AGAIN_MS = 3_000

interface Soaking {
  cable: Cable
  admin: Admin
  token: string
  wall: { id: string; slug: string; shareKey: string }
  screens: [SoakScreen, SoakScreen]
  server: SoakServer
  env: Record<string, string>
  sent: number
  builds: number
  report: Report
}

/** Presses a stretch of a wall's life together, on the real server and in real browsers. */
export async function soak(plan: Plan, tell: (line: string) => void = () => {}): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-soak-'))
  const soaking = await begin(folder)
  try {
    let days = 0
    for (const step of stepsOf(plan, BEGINS)) {
      await live(soaking, step)
      if (step.dayEnds) tell(await endOfDay(soaking, ++days))
    }
    soaking.report.difference = await againstFresh(soaking)
    return soaking.report
  } finally {
    for (const screen of soaking.screens) await screen.close()
    await soaking.cable.close()
    await soaking.server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function begin(folder: string): Promise<Soaking> {
  const cable = await startCable()
  const env = {
    ...{ TENFOOT_DATA: folder, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', TENFOOT_RATE_LIMIT: '0' },
    ...{
      TENFOOT_ADMIN_EMAIL: ACCOUNT.email,
      TENFOOT_ADMIN_PASSWORD: ACCOUNT.password,
      SOAK_BUILD: 'build-0',
    },
  }
  const server = await startSoakServer(env, BEGINS)
  cable.leadTo(server.port)
  const url = `http://127.0.0.1:${cable.port}`
  const admin = await signIn(url, ACCOUNT)
  const { token } = (await admin.create('/sources', { name: 'Soak', policy: 'publish' })) as { token: string }
  const wall = (await admin.create('/walls', {
    ...{ name: 'Soak', company: 'Harbour & Pine', slug: 'soak', timeZone: 'Europe/Berlin' },
    ...{ hours: HOURS, scenes: ['voices', 'score', 'themes'], goal: { score: 60, by: '2026-12-31' } },
  })) as Soaking['wall']
  const address = `${url}/wall/soak?key=${wall.shareKey}&reloadWithin=0`
  const screens: Soaking['screens'] = [
    await openSoakScreen({ address, reloads: true }),
    await openSoakScreen({ address, reloads: false }),
  ]
  const report: Report = { reloading: [], lasting: [], difference: 1, complaints: [], behind: 0 }
  return { cable, admin, token, wall, screens, server, env, sent: 0, builds: 0, report }
}

async function live(soaking: Soaking, step: Step): Promise<void> {
  const { cable, screens, report } = soaking
  if (step.build) await startAnew(soaking, step.at)
  else await soaking.server.setTime(step.at)
  if (step.cut) cable.cut()
  const revision = await post(soaking, step)
  const reached = await Promise.all(
    screens.map(({ page }) =>
      isLive(page).then(
        () => true,
        () => false,
      ),
    ),
  )
  if (reached.includes(false) || !(await drawn(soaking, revision))) report.behind++
}

/** The server goes away and comes back with pages of another name. */
async function startAnew(soaking: Soaking, at: number): Promise<void> {
  await soaking.server.stop()
  soaking.builds++
  soaking.server = await startSoakServer({ ...soaking.env, SOAK_BUILD: `build-${soaking.builds}` }, at)
  soaking.cable.leadTo(soaking.server.port)
  soaking.cable.cut()
}

/** Answers the revision of the last voice. */
async function post(soaking: Soaking, { voices, at }: Step): Promise<number> {
  const headers = { Authorization: `Bearer ${soaking.token}`, 'Content-Type': 'application/json' }
  let revision = 0
  for (let left = voices; left > 0; left -= AT_ONCE) {
    const body = JSON.stringify(voicesFrom(soaking.sent, Math.min(left, AT_ONCE), at))
    const url = `http://127.0.0.1:${soaking.server.port}/api/v1/feedback/batch`
    const answer = await fetch(url, { method: 'POST', headers, body })
    if (answer.status !== 200)
      throw new Error(`a batch was answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
    soaking.sent += Math.min(left, AT_ONCE)
    revision = soaking.sent
  }
  return revision
}

/** Whether both pages tell of as many voices today as the server does, soon. */
async function drawn({ screens, wall, server }: Soaking, revision: number): Promise<boolean> {
  if (revision === 0) return true
  const answer = await fetch(`http://127.0.0.1:${server.port}/wall/soak/score.json?key=${wall.shareKey}`)
  const { text } = (await answer.json()) as { text: string | null }
  if (text === null) return true
  const shows = (page: SoakScreen['page']) =>
    page
      .waitForFunction(
        (number) => {
          const shown = document.querySelector('[data-score]')
          return !shown || shown.textContent === number
        },
        text,
        { timeout: DRAWN_WITHIN },
      )
      .then(
        () => true,
        () => false,
      )
  return (await Promise.all(screens.map(({ page }) => shows(page)))).every((same) => same)
}

async function endOfDay({ screens, report, sent }: Soaking, day: number): Promise<string> {
  const [reloading, lasting] = await Promise.all(screens.map(({ look }) => look()))
  if (reloading) report.reloading.push(reloading)
  if (lasting) report.lasting.push(lasting)
  report.complaints = screens.flatMap(({ complaints }) => complaints())
  const megabytes = (bytes = 0) => (bytes / 1024 / 1024).toFixed(1)
  return `day ${day}: ${sent} voices, heap ${megabytes(reloading?.heap)} and ${megabytes(lasting?.heap)} MB, renderer ${megabytes(reloading?.renderer)} and ${megabytes(lasting?.renderer)} MB, ${lasting?.elements} elements, loaded ${screens[0].loads()} and ${screens[1].loads()} times`
}

/** The clocks of two pages are a second or two apart, and the sun moves in steps: only at some moments may they differ. */
async function settledDifference(one: Page, other: Page): Promise<number> {
  for (let tries = 1; ; tries++) {
    const share = await difference(one, other, DIFFERING)
    if (share === 0 || tries === LOOKS) return share
    await after(LOOK_AGAIN_MS)
  }
}

/** The ids of the connections of all screens that have drawn something. */
async function connections({ admin }: Soaking): Promise<string[]> {
  const { items } = (await admin.read('/screens')) as { items: { id: string; revision: number }[] }
  return items.filter(({ revision }) => revision > 0).map(({ id }) => id)
}

/** Both pages beside one that has just been opened, in the middle of a day. */
async function againstFresh(soaking: Soaking): Promise<number> {
  const { screens, cable, wall } = soaking
  // A session of a month ago has ended.
  soaking.admin = await signIn(`http://127.0.0.1:${cable.port}`, ACCOUNT)
  const address = `http://127.0.0.1:${cable.port}/wall/soak?key=${wall.shareKey}&reloadWithin=0`
  const fresh = await openSoakScreen({ address, reloads: true })
  const pages = [...screens, fresh].map(({ page }) => page)
  // Their clocks ran ahead of the server's, each by another time: a new connection puts them right.
  for (const page of pages) await calm(page)
  const before = await connections(soaking)
  cable.cut()
  while ((await connections(soaking)).filter((id) => !before.includes(id)).length < pages.length) {
    await after(LOOK_EVERY_MS)
  }
  for (const page of pages) await isLive(page)
  const shares: number[] = []
  for (const { page } of screens) shares.push(await settledDifference(page, fresh.page))
  await fresh.close()
  return Math.max(...shares)
}
