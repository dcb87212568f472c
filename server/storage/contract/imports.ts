import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type KeptImport, NOWHERE } from '../../imports/kept.ts'
import { parseEntry } from '../../intake/entry.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

const SOURCE = { id: 'shop', policy: 'publish', timeZone: 'UTC' } as const
const BODY = {
  ...{
    name: 'a.csv',
    format: 'csv',
    bytes: 1,
    header: [],
    sample: [],
    sheets: [],
    writing: { header: true },
  },
  ...{
    guess: { columns: {} },
    doubts: [],
    ...NOWHERE,
    problem: null,
    mapping: null,
    check: null,
    removed: 0,
  },
  ...{ hasFile: true, hasRefused: false, startedAt: null, endedAt: null },
} as const

/** Imports, and taking back what they made. */
export function importing(engine: Engine): void {
  let opened: TestStorage
  beforeAll(async () => {
    opened = await openTestStorage(engine)
  })
  afterAll(() => opened.close())

  const room = () => opened.storage.imports
  const line = (id: string) => opened.audit('system', 'import.started', id)

  async function make(id: string): Promise<void> {
    const kept: KeptImport = {
      ...BODY,
      id,
      source: SOURCE.id,
      state: 'uploaded',
      createdAt: opened.clock.now(),
    } as never
    await room().create(kept, line(id))
  }

  async function bring(importId: string, posted: object[]): Promise<string[]> {
    const now = opened.clock.now()
    const outcomes = await opened.storage.keep(
      posted.map((input) => {
        const parsed = parseEntry(input, SOURCE, now)
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
        return { kind: 'create', source: SOURCE, entry: parsed.entry, importId, now } as const
      }),
    )
    return outcomes.map((outcome) => ('feedback' in outcome ? outcome.feedback.id : outcome.kind))
  }

  /** Settles when the index that is written in the background, where there is one, knows all. */
  async function indexed(): Promise<void> {
    if (engine.shared) return
    const rows = await opened.place.read<{ value: string }>("select value from meta where key = 'searched'")
    expect(Number(rows[0]?.value)).toBe(await opened.storage.revision())
  }

  test('[Y20] what an import made goes some at a time, the latest first, with its counts and what finds it', async () => {
    const ids = await bring('i1', [
      { metric: 'nps', score: 9, comment: 'Unmistakable', occurredAt: '2020-01-01T00:00:00Z' },
      { metric: 'nps', score: 2, comment: 'Newest', occurredAt: '2021-01-01T00:00:00Z' },
    ])
    expect(await room().entries('i1')).toBe(2)
    const before = await opened.storage.revision()
    expect(await room().undoSome('i1', 1, opened.clock.now())).toBe(1)
    expect(await opened.storage.feedback.byId(ids[1] as string)).toBe(null)
    expect(await room().undoSome('i1', 5, opened.clock.now())).toBe(1)
    expect(await room().undoSome('i1', 5, opened.clock.now())).toBe(0)
    expect(await opened.place.read('select * from tally')).toEqual([])
    expect(await opened.storage.feedback.list({ q: 'unmistakable', limit: 5 } as never)).toEqual([])
    const { items } = await opened.storage.changes.after({ revision: before, id: '￿' }, 10)
    expect(items.map(({ id }) => id)).toEqual([ids[1], ids[0]])
  })

  test('[Y53] an undoing of more entries than one commit takes leaves a database that keeps and finds things', async () => {
    const words = ['Umbrella', 'Lantern', 'Harbour', 'Meadow']
    const posted = Array.from({ length: 1_240 }, (_, at) => ({
      comment: `${words[at % words.length]} number ${at}, told at length by somebody.`,
      externalId: `many ${at}`,
    }))
    await bring('many', posted)
    await vi.waitFor(indexed, { timeout: 10_000 })
    const removed: number[] = []
    while (removed.at(-1) !== 0) removed.push(await room().undoSome('many', 500, opened.clock.now()))
    expect(removed).toEqual([500, 500, 240, 0])
    const [id] = await bring('next', [{ comment: 'A lantern of its own.' }])
    const found = await opened.storage.feedback.list({ q: 'lantern', limit: 5 } as never)
    expect(found.map((entry) => entry.id)).toEqual([id])
    expect(await room().undoSome('next', 500, opened.clock.now())).toBe(1)
  })

  test('[Y21] of several servers one works on an import, and another goes on with it when that one is silent', async () => {
    const now = opened.clock.now()
    await make('i2')
    const move = { from: ['uploaded' as const], to: 'running' as const, body: { rows: 5 }, runner: 'a', now }
    expect(await room().move('i2', move, line('i2'))).toMatchObject({ state: 'running', rows: 5 })
    expect(await room().move('i2', move, line('i2'))).toBe(null)
    expect(await room().claim('b', now - 30_000, now)).toEqual([])
    expect(await room().tell('i2', { runner: 'a', body: { rows: 6 }, now })).toBe(true)
    expect(await room().claim('b', now + 1, now + 2)).toMatchObject([{ id: 'i2', rows: 6 }])
    expect(await room().tell('i2', { runner: 'a', body: { rows: 7 }, now })).toBe(false)
    await room().release('b')
    expect(await room().claim('c', now - 30_000, now)).toMatchObject([{ id: 'i2', state: 'running' }])
    await room().note('i2', { rows: 8 }, 'b')
    expect(await room().byId('i2')).toMatchObject({ rows: 6 })
    expect(await room().remove('i2', ['done'], line('i2'))).toBe(false)
  })
}
