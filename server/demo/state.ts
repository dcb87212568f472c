import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { SourceKey } from './touchpoints.ts'

const State = v.object({
  /** The first day of the company's history. */
  since: v.string(),
  admin: v.object({ email: v.string(), password: v.string() }),
  /** By source, as they are made. */
  tokens: v.record(v.string(), v.string()),
  wall: v.nullable(v.object({ slug: v.string(), shareKey: v.string() })),
  /** Until when voices have come, epoch milliseconds. */
  until: v.number(),
})

/** What the demo must know at its next start: keys that the server tells only once, and how far its story is told. */
export interface DemoState {
  since: string
  admin: { email: string; password: string }
  tokens: Partial<Record<SourceKey, string>>
  wall: { slug: string; shareKey: string } | null
  until: number
}

/** The folder holds somebody's real feedback, which made-up voices must not be mixed with. */
export class NotADemo extends Error {
  constructor(folder: string) {
    super(`${folder} is no folder of a demo; TENFOOT_DATA can name another one`)
  }
}

export async function loadState(folder: string, fresh: () => DemoState): Promise<DemoState> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const text = await readFile(fileIn(folder), 'utf8').catch(() => null)
  if (text !== null) return v.parse(State, JSON.parse(text))
  if ((await readdir(folder)).length > 0) throw new NotADemo(folder)
  const state = fresh()
  await saveState(folder, state)
  return state
}

/** Whole or not at all: keys in it cannot be had again. */
export async function saveState(folder: string, state: DemoState): Promise<void> {
  const path = fileIn(folder)
  await writeFile(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

function fileIn(folder: string): string {
  return join(folder, 'demo.json')
}
