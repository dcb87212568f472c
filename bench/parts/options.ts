import { parseArgs } from 'node:util'

export interface Options {
  /** Names of benches; all where none is given. */
  only: string[]
  quick: boolean
}

/** @throws Error in one line for a person who wrote something else */
export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
    },
  })
  const only = values.only.flatMap((list) => list.split(','))
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}": ${names.join(', ')}`)
  return { only, quick: values.quick }
}
