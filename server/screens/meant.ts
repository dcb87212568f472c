import * as v from 'valibot'
import { boundedList } from '../http/bounded-list.ts'
import type { Screen } from '../storage/screen-row.ts'

const SCREENS_AT_ONCE = 1_000

const id = v.pipe(v.string('must be text'), v.maxLength(100, 'must have at most 100 characters'))

/** Which screens something is about: exactly one of these. */
export const MeantFields = {
  screens: v.optional(
    boundedList(id, SCREENS_AT_ONCE, {
      noList: 'must be a list of screens',
      tooLong: `must have at most ${SCREENS_AT_ONCE} screens`,
    }),
  ),
  group: v.optional(v.pipe(v.string('must be text'), v.maxLength(200, 'must have at most 200 characters'))),
  wall: v.optional(id),
}

const ONE_OF = 'must name the screens by exactly one of "screens", "group" and "wall"'

export interface Meant {
  screens?: string[] | undefined
  group?: string | undefined
  wall?: string | undefined
}

function namesOne({ screens, group, wall }: Meant): boolean {
  return [screens, group, wall].filter((one) => one !== undefined).length === 1
}

/** For whatever names screens, among other things perhaps. */
export const nameOne = <Input extends Meant>() => v.check<Input, string>(namesOne, ONE_OF)

export const MeantSchema = v.pipe(v.object(MeantFields, 'must be a JSON object'), nameOne())

/** Those of them that there are. */
export function meantOf(all: readonly Screen[], { screens, group, wall }: Meant): Screen[] {
  const named = screens && new Set(screens)
  return all.filter((screen) => {
    if (named) return named.has(screen.id)
    return group !== undefined ? screen.group === group : screen.wall === wall
  })
}
