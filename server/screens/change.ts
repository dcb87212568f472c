import * as v from 'valibot'
import { wellFormed } from '../intake/text.ts'
import { NameSchema } from '../walls/settings.ts'
import { MeantFields, nameOne } from './meant.ts'

/** How much darker than usual a screen may be made: its words still have to be read. */
const DIM_AT_MOST = 0.8

const dim = `must be from 0 to ${DIM_AT_MOST}`

/** A group is its name; none is null. */
export const GroupSchema = v.nullable(
  v.pipe(
    v.string('must be text, or null'),
    v.transform(wellFormed),
    v.trim(),
    v.minLength(1, 'must not be empty; null is no group'),
    v.maxLength(200, 'must have at most 200 characters'),
  ),
)

const setFields = {
  wall: v.optional(
    v.pipe(v.string('must be the id of a wall'), v.maxLength(100, 'must be the id of a wall')),
  ),
  group: v.optional(GroupSchema),
  paused: v.optional(v.boolean('must be true or false')),
  dim: v.optional(v.pipe(v.number('must be a number'), v.minValue(0, dim), v.maxValue(DIM_AT_MOST, dim))),
}

/** What an admin changes of one screen. */
export const ScreenChangeSchema = v.object(
  { name: v.optional(NameSchema), ...setFields },
  'must be a JSON object',
)

/** The same of many at once; a name is one screen's own. */
export const ScreensChangeSchema = v.pipe(
  v.object({ ...MeantFields, set: v.object(setFields, 'must be an object') }, 'must be a JSON object'),
  nameOne(),
)
