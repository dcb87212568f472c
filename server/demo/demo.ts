import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { makeProgress } from '../import/progress.ts'
import type { Terminal } from '../import/terminal.ts'
import { letVoicesArrive } from './arrivals.ts'
import { type Company, makeCompany, type Sent } from './company.ts'
import { setUp } from './set-up.ts'
import { type DemoState, saveState } from './state.ts'
import { topUp } from './top-up.ts'

const SEED = 'Harbour & Pine'

export interface DemoNeeds {
  /** Where the server answers on this machine. */
  url: string
  folder: string
  state: DemoState
  zone: string
  terminal: Pick<Terminal, 'out' | 'err' | 'now'>
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  signal: AbortSignal
  /** Told once, when there is something to watch. */
  onReady: (links: { wall: string; admin: string }) => void
}

/** A company that is a year old when its demo starts for the first time. */
export function freshState(now: number, admin: Partial<DemoState['admin']> = {}): DemoState {
  return {
    since: DateTime.fromMillis(now).minus({ years: 1 }).toISODate() ?? '',
    admin: {
      email: 'demo@harbour-and-pine.example',
      password: randomBytes(9).toString('base64url'),
      ...admin,
    },
    tokens: {},
    wall: null,
    until: 0,
  }
}

/** Brings the company to life on a running server and keeps it living until the signal. */
export async function runDemo({ folder, zone, onReady, ...needs }: DemoNeeds): Promise<void> {
  const { url, terminal, wait, signal } = needs
  const save = (state: DemoState) => saveState(folder, state)
  const state = await setUp({ url, state: needs.state, zone, save })
  const company = makeCompany({ seed: SEED, since: state.since, zone })
  const until = await tellHistory({ url, company, state, terminal, wait })
  await save({ ...state, until })
  onReady(linksOf(url, state))
  const onArrival = async (sent: Sent) => {
    terminal.out.write(lineOf(sent, terminal.now(), zone))
    await save({ ...state, until: terminal.now() })
  }
  const onTrouble = (what: string) => terminal.err.write(`${what}\n`)
  await letVoicesArrive({
    url,
    company,
    tokens: state.tokens,
    now: terminal.now,
    wait,
    signal,
    onArrival,
    onTrouble,
  })
}

async function tellHistory({
  url,
  company,
  state,
  terminal,
  wait,
}: Pick<DemoNeeds, 'url' | 'state' | 'terminal' | 'wait'> & { company: Company }): Promise<number> {
  const { err, now } = terminal
  let progress: ReturnType<typeof makeProgress> | null = null
  const onProgress = (done: number, total: number) => {
    progress ??= makeProgress(err, total, 'voices')
    progress.show(done, 0)
    if (done === total) progress.end()
  }
  return topUp({ url, company, state, now, wait, onProgress })
}

export function linksOf(url: string, { wall }: DemoState): { wall: string; admin: string } {
  const path = wall ? `/wall/${wall.slug}?key=${wall.shareKey}` : '/'
  return { wall: new URL(path, url).href, admin: new URL('/admin', url).href }
}

function lineOf({ posted }: Sent, now: number, zone: string): string {
  const clock = DateTime.fromMillis(now, { zone }).toFormat('HH:mm:ss')
  const score = String(posted.score ?? '').padStart(2)
  return `${clock}  ${score}  ${posted.touchpoint}, ${posted.location}${posted.comment ? `: ${posted.comment}` : ''}\n`
}
