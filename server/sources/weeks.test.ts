import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../testing/clock.ts'
import { sameStretches, sameWeekdays } from './weeks.ts'

const BERLIN = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)

test('[Q7] a day so far is compared with eight same weekdays until the same time of day', () => {
  const now = at('2026-11-21T10:07:30Z')
  const days = sameWeekdays(now, 'UTC')
  expect(days).toHaveLength(9)
  for (const [weeks, { settled, open }] of days.entries()) {
    const back = weeks * 7 * DAY
    expect(settled).toEqual({
      from: at('2026-11-21T00:00:00Z') - back,
      to: at('2026-11-21T10:00:00Z') - back,
    })
    expect(open).toEqual({ from: settled.to, to: now - back + 1 })
  }
})

test('[Q7] the day and its clock are those of the source, also across a change of its clocks', () => {
  // In Berlin clocks went back on 25 October 2026.
  const now = at('2026-10-28T08:30:00Z')
  const [today, before] = sameWeekdays(now, BERLIN)
  expect(today?.settled.from).toBe(at('2026-10-27T23:00:00Z'))
  expect(before?.settled.from).toBe(at('2026-10-20T22:00:00Z'))
  expect(before?.open.to).toBe(at('2026-10-21T07:30:00Z') + 1)
  const [earlier] = sameStretches({ from: now - HOUR, to: now }, BERLIN)
  expect(earlier).toEqual({ from: at('2026-10-21T06:30:00Z'), to: at('2026-10-21T07:30:00Z') })
})

test('[Q7] just after midnight nothing is settled yet', () => {
  const midnight = at('2026-11-21T00:00:00Z')
  const [today] = sameWeekdays(midnight + MINUTE / 2, 'UTC')
  expect(today).toEqual({
    settled: { from: midnight, to: midnight },
    open: { from: midnight, to: midnight + MINUTE / 2 + 1 },
  })
})
