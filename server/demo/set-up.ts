import { DateTime } from 'luxon'
import * as v from 'valibot'
import { type Admin, signIn } from './admin.ts'
import type { DemoState } from './state.ts'
import { SOURCES, type SourceKey } from './touchpoints.ts'

const NewSource = v.object({ token: v.string() })
const NewWall = v.object({ slug: v.string(), shareKey: v.string() })

export interface SetUpNeeds {
  url: string
  state: DemoState
  zone: string
  /** Called after each step, so that an end in the middle repeats none. */
  save: (state: DemoState) => Promise<void>
}

/** Makes the company's sources and its wall where they are missing; answers what is known then. */
export async function setUp({ url, state, zone, save }: SetUpNeeds): Promise<DemoState> {
  const missing = sourceKeys().filter((key) => !state.tokens[key])
  if (missing.length === 0 && state.wall) return state
  const admin = await signIn(url, state.admin)
  let now = state
  for (const key of missing) {
    now = { ...now, tokens: { ...now.tokens, [key]: await makeSource(admin, key, zone) } }
    await save(now)
  }
  if (!now.wall) {
    now = { ...now, wall: await makeWall(admin, zone) }
    await save(now)
  }
  return now
}

export function sourceKeys(): SourceKey[] {
  return Object.keys(SOURCES) as SourceKey[]
}

async function makeSource(admin: Admin, key: SourceKey, timeZone: string): Promise<string> {
  const { name, metric } = SOURCES[key]
  return v.parse(NewSource, await admin.create('/sources', { name, metric, policy: 'publish', timeZone }))
    .token
}

/** Without hours: whoever tries it at night wants to see something, too. */
async function makeWall(admin: Admin, timeZone: string): Promise<NonNullable<DemoState['wall']>> {
  const by = DateTime.local({ zone: timeZone }).plus({ months: 3 }).endOf('month').toISODate()
  const wall = {
    name: 'every voice, all shops',
    slug: 'every-voice',
    company: 'Harbour & Pine',
    goal: { score: 60, by },
    scenes: ['voices', 'score', 'themes'],
    timeZone,
  }
  return v.parse(NewWall, await admin.create('/walls', wall))
}
