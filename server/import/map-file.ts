import { readFile } from 'node:fs/promises'
import type { ParseArgsConfig } from 'node:util'
import * as v from 'valibot'
import type { OptionValue } from './options.ts'
import { Unusable } from './unusable.ts'

type OptionTable = NonNullable<ParseArgsConfig['options']>

const TEXT = v.pipe(v.union([v.string(), v.number()]), v.transform(String))

/** A JSON object with flags as keys: texts, `true`, and lists where a flag may be given several times. */
export async function readMapFile(path: string, options: OptionTable): Promise<Record<string, OptionValue>> {
  const result = v.safeParse(schemaOf(options), await readJson(path))
  if (result.success) return result.output as Record<string, OptionValue>
  const [issue] = result.issues
  throw new Unusable(`${path}: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
}

function schemaOf(options: OptionTable) {
  const entries = Object.entries(options).map(([name, { type, multiple }]) => {
    const one = type === 'boolean' ? v.boolean() : TEXT
    return [name, v.optional(multiple ? v.array(one) : one)]
  })
  return v.strictObject(Object.fromEntries(entries))
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    throw new Unusable(`the map file ${path} ${reason}`)
  }
}
