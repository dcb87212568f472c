import * as v from 'valibot'
import type { ScreenStats } from '../../shared/screens.ts'
import { wellFormed } from '../intake/text.ts'

/** A hundred years, milliseconds: no clock that works is wrong by more. */
const CENTURY = 3.2e12

/** What is beyond all sense counts as its utmost: it is only shown. */
const amount = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.transform((n) => Math.min(most, Math.max(least, n))),
  )
const whole = (least: number, most: number) => v.pipe(amount(least, most), v.transform(Math.round))
/** What cannot be told is null, and so is what makes no sense. */
const perhaps = <Schema extends v.GenericSchema<unknown, number>>(schema: Schema) =>
  v.fallback(v.nullable(schema), null)

/** How a screen says that it does. It may lie; what it says is bounded and only ever shown. */
const Stats = v.object({
  width: whole(0, 100_000),
  height: whole(0, 100_000),
  ratio: amount(0, 100),
  build: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(40), v.transform(wellFormed))), null),
  heap: perhaps(whole(0, 1e12)),
  elements: whole(0, 1e7),
  frames: perhaps(amount(0, 1_000)),
  clockError: perhaps(whole(-CENTURY, CENTURY)),
  roundTrip: perhaps(whole(0, 600_000)),
  up: whole(0, CENTURY),
  light: v.boolean(),
})

/** Null for what is none. */
export function readStats(given: unknown): ScreenStats | null {
  const read = v.safeParse(Stats, given)
  return read.success ? read.output : null
}
