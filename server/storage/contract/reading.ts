import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

const NO_FILTER = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }

/** Lists, filters and marks. */
export function reading(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
    for (let n = 0; n < 30; n += 1) {
      opened.clock.forward(MINUTE)
      await shop.add({
        ...{ metric: n % 2 ? 'nps' : 'csat', score: n % 5 || 1, comment: `Number ${n}.` },
        ...{
          location: n % 3 ? 'Leipzig' : 'Halle',
          tags: n % 3 ? ['a"b', 'x,y'] : ['b', 'x'],
          test: n === 7,
        },
      })
    }
  })
  afterAll(() => opened.close())

  test('[K21] a list is the newest arrival first, and a cursor leads on without gap or repetition', async () => {
    const seen: string[] = []
    for (let before: string | undefined; ; before = seen.at(-1)) {
      const page = await opened.storage.feedback.list({ limit: 7, ...(before !== undefined && { before }) })
      seen.push(...page.map(({ id }) => id))
      if (page.length < 7) break
      await shop.add({ comment: 'Arrives meanwhile.' })
    }
    const all = await opened.place.read<{ id: string }>(
      "select id from feedback where comment like 'Number%'",
    )
    expect(seen).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
  })

  test('[K21] each filter of a list admits what has the value and nothing else', async () => {
    const list = (query: object) => opened.storage.feedback.list({ limit: 100, ...query })
    const everything = await list({})
    const filters: [object, (entry: (typeof everything)[number]) => boolean][] = [
      [{ metric: 'nps' }, ({ metric }) => metric === 'nps'],
      [{ location: 'Halle' }, ({ location }) => location === 'Halle'],
      [{ counted: false }, ({ counted }) => !counted],
      [{ mood: 'good', metric: 'csat' }, ({ mood, metric }) => mood === 'good' && metric === 'csat'],
      [{ display: 'hidden' }, () => false],
      [{ source: 'shop' }, () => true],
      [{ source: 'nobody' }, () => false],
    ]
    for (const [query, fits] of filters) expect(await list(query)).toEqual(everything.filter(fits))
  })

  test('[K22] a mark is how many counted voices of a mood a minute brought', async () => {
    const begins = Date.parse('2026-11-21T12:00:00Z')
    const at = (text: string, score: number) => ({
      metric: 'nps',
      score,
      occurredAt: `2026-11-21T12:${text}Z`,
    })
    opened.clock.forward(3 * 60 * MINUTE)
    for (const posted of [at('00:00', 9), at('00:59.999', 10), at('01:00', 9), at('01:30', 2)])
      await shop.add(posted)
    await shop.add({ ...at('01:31', 2), test: true })
    const marks = await opened.storage.feedback.marks(NO_FILTER, begins, begins + 2 * MINUTE)
    expect(marks.toSorted((a, b) => a.minute - b.minute || b.mood.localeCompare(a.mood))).toEqual([
      { minute: begins, mood: 'good', n: 2 },
      { minute: begins + MINUTE, mood: 'good', n: 1 },
      { minute: begins + MINUTE, mood: 'bad', n: 1 },
    ])
    expect(
      await opened.storage.feedback.marks({ ...NO_FILTER, locations: ['Mars'] }, 0, begins + DAY),
    ).toEqual([])
  })

  test('[K22] a filter by tag finds whole tags, with their quotes and commas, and no part of one', async () => {
    const n = async (...tags: string[]) =>
      (await opened.storage.feedback.marks({ ...NO_FILTER, tags }, 0, opened.clock.now())).reduce(
        (sum, m) => sum + m.n,
        0,
      )
    expect(await n('b')).toBe(10)
    expect(await n('a"b')).toBe(19)
    expect(await n('x')).toBe(10)
    expect(await n('y')).toBe(0)
    expect(await n('x,y', 'x')).toBe(29)
    expect(await n('B')).toBe(0)
  })

  test('[K22] whether a wall has ever had a voice follows its filter and what counts', async () => {
    const has = (filter: object) => opened.storage.feedback.hasCounted({ ...NO_FILTER, ...filter })
    expect(await has({})).toBe(true)
    expect(await has({ locations: ['Halle'], tags: ['b'] })).toBe(true)
    expect(await has({ locations: ['Halle'], tags: ['x,y'] })).toBe(false)
  })

  test('[K21] an entry that is not there is null', async () => {
    expect(await opened.storage.feedback.byId('nothing')).toBeNull()
    expect(feedbackOf(await shop.post({ comment: 'There.' })).id).toMatch(/^[0-9a-z]{26}$/)
  })
}
