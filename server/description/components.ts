import type * as v from 'valibot'
import { PostedSchema } from '../intake/posted.ts'
import { SourceSchema } from '../sources/settings.ts'
import { WallSchema } from '../walls/settings.ts'
import { Changes, Feedback, KeptFeedback, Problem, Removed, Voice } from './answers/feedback.ts'
import { Delivery, DeliverySummary, Received, Trial } from './answers/hooks.ts'
import { Account, User } from './answers/people.ts'
import { Rule } from './answers/policies.ts'
import { Score } from './answers/scores.ts'
import { NewSource, Source } from './answers/sources.ts'
import { Wall, WallLink } from './answers/walls.ts'
import { type JsonSchema, jsonSchema, type Names } from './json-schema.ts'

/** Schemas that are told once, under a name. */
const NAMED: Readonly<Record<string, v.GenericSchema>> = {
  ...{ Posted: PostedSchema, KeptFeedback, Feedback, Removed, Changes, Voice, Problem },
  ...{ Received, Delivery, DeliverySummary, Trial },
  ...{ SourceSettings: SourceSchema, Source, NewSource, WallSettings: WallSchema, Wall, WallLink },
  ...{ Score, Rule, Account, User },
}

export const NAMES: Names = new Map(Object.entries(NAMED).map(([name, schema]) => [schema, name]))

export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, jsonSchema(schema, NAMES)]))
}
