import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HookEvent, Interpretation } from '../interpretation.ts'
import { type Preset, presetNamed } from '../presets.ts'
import type { SourceReading } from '../reading/answer.ts'
import { read } from '../reading/read.ts'

const FOLDER = join(import.meta.dirname, '../fixtures')

/** A delivery, and what it has to say. */
export interface Fixture {
  /** A sentence. */
  says: string
  headers?: Record<string, string>
  /** The settings of its source. */
  source?: Partial<SourceReading>
  body: unknown
  events: HookEvent[]
  answer?: Interpretation['answer']
  /** By what it is known again: the sender's id, or the time for which its words are; null for not at all. */
  known: string | null
}

/** When fixtures come. */
export const NOW = Date.parse('2026-12-01T00:00:00Z')

export function fixtureNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''))
}

export function fixturesOf(preset: string): Fixture[] {
  return JSON.parse(readFileSync(join(FOLDER, `${preset}.json`), 'utf8'))
}

export function named(name: string): Preset {
  const preset = presetNamed(name)
  if (!preset) throw new Error(`there is no preset ${name}`)
  return preset
}

/** Reads a body as a source of the preset would. */
export function reading(
  preset: string,
  body: unknown,
  {
    source,
    headers = {},
  }: { source?: Partial<SourceReading> | undefined; headers?: Record<string, string> | undefined } = {},
): Interpretation {
  const settings = { timeZone: 'UTC', ...source }
  return read({
    preset: named(preset),
    source: settings,
    tree: body,
    headers,
    text: JSON.stringify(body),
    now: NOW,
  })
}

/** The one event of a body. */
export function eventIn(...args: Parameters<typeof reading>): HookEvent {
  const { events } = reading(...args)
  if (events.length !== 1 || !events[0]) throw new Error(`there are ${events.length} events`)
  return events[0]
}
