import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { fieldError } from '../http/validate.ts'
import { MAPPED_FIELDS, type MappedField, type PresetData, PresetSchema } from './preset-schema.ts'
import { PresetUnusable } from './preset-unusable.ts'
import { type Condition, compileCondition } from './reading/condition.ts'
import { compile, type Finder } from './reading/place.ts'
import { type Pointer, parsePointer } from './reading/pointer.ts'
import { type Vocabulary, wordMap } from './reading/score.ts'

/** A preset, ready for reading: its conditions and places are made once. */
export interface Preset extends PresetData {
  reads: {
    recognise: Condition[]
    challenge: { holds: Condition; at: Pointer } | undefined
    /** For the rule of the same place in `events`. */
    events: Condition[]
    fields: Partial<Record<MappedField, Finder>>
    vocabularies: Vocabulary[]
    items: Pointer
    revision: Finder | undefined
    delivery: Finder | undefined
  }
}

const FOLDER = join(import.meta.dirname, 'presets')

/** In the order of their titles. */
export const presets: readonly Preset[] = loadPresets(FOLDER)
const byName = new Map(presets.map((preset) => [preset.name, preset]))

export function presetNamed(name: string): Preset | undefined {
  return byName.get(name)
}

/** @throws PresetUnusable with one line that names the file and what is wrong in it */
export function loadPresets(folder: string): Preset[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const loaded = files.map((file) => loadPreset(file, readFileSync(join(folder, file), 'utf8')))
  return loaded.sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

function loadPreset(file: string, text: string): Preset {
  const unusable = (why: string) => new PresetUnusable(`The preset ${file} cannot be used: ${why}.`)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw unusable(`it is no JSON, ${(error as Error).message}`)
  }
  const result = v.safeParse(PresetSchema, data)
  if (!result.success) {
    const [{ pointer, detail } = { pointer: '', detail: '' }] = result.issues.map(fieldError)
    throw unusable(`${pointer || 'the whole'} ${detail}`)
  }
  if (`${result.output.name}.json` !== file) throw unusable('/name is not the name of its file')
  return ready(result.output)
}

function ready(data: PresetData): Preset {
  const { recognise, challenge, events, fields, vocabularies, items, revision, delivery } = data
  return {
    ...data,
    reads: {
      recognise: recognise.map(compileCondition),
      challenge: challenge && { holds: compileCondition(challenge.when), at: parsePointer(challenge.at) },
      events: events.map(({ when }) => compileCondition(when)),
      fields: Object.fromEntries(
        MAPPED_FIELDS.flatMap((field) => {
          const finder = compile(fields[field])
          return finder ? [[field, finder]] : []
        }),
      ),
      vocabularies: vocabularies.map(({ scale, words }) => ({ scale, words: wordMap(words) })),
      items: parsePointer(items),
      revision: compile(revision),
      delivery: compile(delivery),
    },
  }
}
