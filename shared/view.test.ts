import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange, byMinute, diffViews } from './view.ts'
import type { Mark, WallView } from './wall.ts'

const mark = fc.record<Mark>({
  minute: fc.integer({ min: 0, max: 20 }).map((n) => n * 60_000),
  mood: fc.constantFrom('good', 'neutral', 'bad'),
  n: fc.integer({ min: 1, max: 9 }),
})
const marks = fc
  .uniqueArray(mark, { selector: ({ minute, mood }) => `${minute}${mood}` })
  .map((some) => [...some].sort(byMinute))
const view = fc.record({
  name: fc.string(),
  company: fc.option(fc.string()),
  logo: fc.option(fc.string()),
  today: fc.nat(),
  waiting: fc.nat(),
  marks,
}) as unknown as fc.Arbitrary<WallView>

describe('a step from one view to the next', () => {
  test('[L1] leads exactly to the view that a fresh load would show', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const change = diffViews(before, after)
        expect(change ? applyChange(before, JSON.parse(JSON.stringify(change))) : before).toEqual(after)
      }),
    )
  })

  test('[L2] is nothing between equal views', () => {
    fc.assert(
      fc.property(view, (same) => {
        expect(diffViews(same, structuredClone(same))).toBeNull()
      }),
    )
  })

  test('[L2] holds of the marks only those that differ', () => {
    const before = {
      marks: [
        { minute: 0, mood: 'good', n: 1 },
        { minute: 60_000, mood: 'bad', n: 1 },
      ],
    } as WallView
    const after = { marks: [{ minute: 0, mood: 'good', n: 2 }] } as WallView
    expect(diffViews(before, after)).toEqual({
      marks: [
        { minute: 0, mood: 'good', n: 2 },
        { minute: 60_000, mood: 'bad', n: 0 },
      ],
    })
  })
})
