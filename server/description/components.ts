import type * as v from 'valibot'
import { SchemeSchema } from '../hooks/signatures/scheme.ts'
import { PostedSchema } from '../intake/posted.ts'
import { SourceSchema } from '../sources/settings.ts'
import { WallSchema } from '../walls/settings.ts'
import { Changes, Feedback, KeptFeedback, Problem, Removed, Voice } from './answers/feedback.ts'
import { Delivery, DeliverySummary, Received, Trial } from './answers/hooks.ts'
import { Import } from './answers/imports.ts'
import { Account, User } from './answers/people.ts'
import { Rule } from './answers/policies.ts'
import { Score } from './answers/scores.ts'
import { NewSource, Source } from './answers/sources.ts'
import { Wall, WallLink } from './answers/walls.ts'
import { type JsonSchema, jsonSchema, type Names } from './json-schema.ts'
import { WORDS } from './words.ts'

/** Schemas that are told once, under a name. */
const NAMED: Readonly<Record<string, v.GenericSchema>> = {
  ...{ Posted: PostedSchema, KeptFeedback, Feedback, Removed, Changes, Voice, Problem },
  ...{ Received, Delivery, DeliverySummary, Trial },
  ...{ SourceSettings: SourceSchema, Source, NewSource, WallSettings: WallSchema, Wall, WallLink },
  SignatureScheme: SchemeSchema,
  ...{ Score, Rule, Account, User, Import },
}

export const NAMES: Names = new Map(Object.entries(NAMED).map(([name, schema]) => [schema, name]))

export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(NAMED).map(([name, schema]) => [name, withWords(jsonSchema(schema, NAMES), WORDS[name])]),
  )
}

/** @throws for words about a field that there is not any more */
function withWords(schema: JsonSchema, words: Readonly<Record<string, string>> | undefined): JsonSchema {
  if (!words) return schema
  const properties = { ...(schema.properties as Record<string, JsonSchema>) }
  for (const [field, description] of Object.entries(words)) {
    if (!properties[field]) throw new Error(`there is no field "${field}" to describe`)
    properties[field] = { ...properties[field], description }
  }
  return { ...schema, properties }
}
