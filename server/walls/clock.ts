import type { DateTime } from 'luxon'

/** A day's first moment. Where clocks are set back over midnight it has two; the first one begins it. */
export function startOfDay(local: DateTime): DateTime {
  const start = local.startOf('day')
  const earlier = start.minus({ hours: 1 })
  return earlier.day === start.day ? earlier : start
}

/**
 * The moment at which a day's clocks show "08:00". A time that comes twice is the first of the two; one that a
 * change of clocks leaves out is the moment of the change.
 */
export function clockOn(start: DateTime, clock: string): DateTime {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  const at = start.set({ hour, minute })
  return at.hour === hour && at.minute === minute ? at : changeBefore(at)
}

function changeBefore(at: DateTime): DateTime {
  let moment = at
  for (let before = at; before.offset === at.offset; before = before.minus({ minutes: 1 })) moment = before
  return moment
}
