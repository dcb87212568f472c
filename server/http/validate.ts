import type { Request } from 'express'
import * as v from 'valibot'
import { bodyText, parseJson, requireJson } from './body.ts'
import { type FieldError, notValid } from './problem.ts'

/** A schema's complaint as a JSON pointer and a sentence. */
export function fieldError(issue: v.BaseIssue<unknown>): FieldError {
  const path = issue.path?.map((item) => String(item.key).replace(/~/g, '~0').replace(/\//g, '~1')) ?? []
  return {
    pointer: path.map((key) => `/${key}`).join(''),
    detail: isMissing(issue) ? 'is missing' : issue.message,
  }
}

/** Of a field that is not there the schemas say what they say of an object that is none. */
function isMissing({ kind, type, expected, received }: v.BaseIssue<unknown>): boolean {
  return kind === 'schema' && type === 'object' && received === 'undefined' && expected?.[0] === '"'
}

/** @throws Problem 422 that names each field that is wrong */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input)
  if (!result.success) throw notValid(result.issues.map(fieldError))
  return result.output
}

/** The JSON body of an admin's request, whose bytes were kept by `rawBody`. */
export function validBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: Request,
): v.InferOutput<Schema> {
  const contentType = request.headers['content-type']
  requireJson(contentType)
  return validate(schema, parseJson(bodyText(request.body, contentType)))
}

/** The fields of a change that it names. */
export function given(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
