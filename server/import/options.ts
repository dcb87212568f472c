import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { NAMED_FIELDS } from './fields.ts'
import { readMapFile } from './map-file.ts'
import { Unusable } from './unusable.ts'

type OptionTable = NonNullable<ParseArgsConfig['options']>

/** Columns that may be named: every field but those that a whole file shares. */
const COLUMN_OPTIONS: OptionTable = Object.fromEntries(
  NAMED_FIELDS.map((field) => [field, { type: 'string' }]),
)

/** How a file is to be understood: as flags, or under the same names in a `--map` file. */
export const MAPPING_OPTIONS: OptionTable = {
  ...COLUMN_OPTIONS,
  metric: { type: 'string' },
  scale: { type: 'string' },
  'scale-from': { type: 'string', multiple: true },
  'scale-when': { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  'date-format': { type: 'string' },
  zone: { type: 'string' },
  'tag-separator': { type: 'string' },
  format: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  'no-header': { type: 'boolean' },
}

const RUN_OPTIONS: OptionTable = {
  token: { type: 'string' },
  url: { type: 'string' },
  map: { type: 'string' },
  refused: { type: 'string' },
  'as-of-now': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

export type OptionValue = string | boolean | string[]

/** All that was said about an import, by flags and by a map file. */
export interface Said {
  path: string | null
  /** Where refused rows shall go, if somebody said so. */
  refused: string | null
  text(name: string): string | undefined
  list(name: string): readonly string[]
  flag(name: string): boolean
}

/**
 * Flags win over the map file; of what may be said several times, the flags are added. Paths are those of the
 * folder `from`: npm runs its scripts elsewhere than where the person stands.
 */
export async function readOptions(args: readonly string[], from = '.'): Promise<Said> {
  const { values, positionals } = parse(args)
  if (positionals.length > 1) throw new Unusable(`one file at a time, not ${positionals.join(' and ')}`)
  const mapFile =
    typeof values.map === 'string' ? await readMapFile(resolve(from, values.map), MAPPING_OPTIONS) : {}
  const value = (name: string) => values[name] ?? mapFile[name]
  return {
    path: positionals[0] === undefined ? null : resolve(from, positionals[0]),
    refused: typeof values.refused === 'string' ? resolve(from, values.refused) : null,
    text: (name) => asText(value(name)),
    list: (name) => [...asList(mapFile[name]), ...asList(values[name])],
    flag: (name) => value(name) === true,
  }
}

function parse(args: readonly string[]): { values: Record<string, OptionValue>; positionals: string[] } {
  try {
    const options = { ...MAPPING_OPTIONS, ...RUN_OPTIONS }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { values: values as Record<string, OptionValue>, positionals }
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error))
  }
}

function asText(value: OptionValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function asList(value: OptionValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : []
}
