import * as v from 'valibot'
import { METRICS } from '../../../shared/metric.ts'

/** What answers are made of. */
export const text = v.string()
export const truth = v.boolean()
export const number = v.number()
export const whole = v.pipe(v.number(), v.integer())
export const time = v.pipe(v.string(), v.isoTimestamp())
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema)
export const perhaps = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema)

export const metric = v.picklist(METRICS)
export const mood = v.picklist(['good', 'neutral', 'bad'])
export const scale = v.object({ min: whole, max: whole })
export const anything = v.record(v.string(), v.unknown())

/** A list of the API; `next` leads on, and is null at the end. */
export function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.object({ items: v.array(item), next: maybe(text) })
}

/** A schema with what a reader should know of it. */
export function told<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.description(description))
}
