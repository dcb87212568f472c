import { describe, expect, test } from 'vitest'
import { yearOf } from './windows.ts'

const NOW = Date.parse('2026-11-20T12:07:00Z')
const iso = (time: number | undefined) => new Date(time ?? 0).toISOString()

describe('the year', () => {
  test('[S35] is twelve months of the zone, whichever clocks were changed in them, without a gap', () => {
    const months = yearOf(NOW, { timeZone: 'Europe/Berlin', step: 'month' })
    expect(months.map(({ from }) => iso(from).slice(0, 13))).toEqual([
      ...['2025-11-30T23', '2025-12-31T23', '2026-01-31T23', '2026-02-28T23', '2026-03-31T22'],
      ...['2026-04-30T22', '2026-05-31T22', '2026-06-30T22', '2026-07-31T22', '2026-08-31T22'],
      ...['2026-09-30T22', '2026-10-31T23'],
    ])
    expect(months.slice(0, -1).map(({ to }) => to)).toEqual(months.slice(1).map(({ from }) => from))
    expect(iso(months.at(-1)?.to)).toBe('2026-11-30T23:00:00.000Z')
  })

  test('[S35] is 52 weeks from Monday to Monday of the zone, the running one last', () => {
    const weeks = yearOf(NOW, { timeZone: 'Asia/Kathmandu', step: 'week' })
    expect(weeks).toHaveLength(52)
    expect(iso(weeks.at(-1)?.from)).toBe('2026-11-15T18:15:00.000Z')
    expect(iso(weeks[0]?.from)).toBe('2025-11-23T18:15:00.000Z')
    expect(weeks.slice(0, -1).map(({ to }) => to)).toEqual(weeks.slice(1).map(({ from }) => from))
  })
})
