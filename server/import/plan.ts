import { METRICS, type Metric } from '../../shared/metric.ts'
import { isZone } from './dates.ts'
import { type Field, isField, NAMED_FIELDS } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { Said } from './options.ts'
import { readScale, type Scales } from './scales.ts'
import type { Writing } from './table.ts'
import { Unusable } from './unusable.ts'

/** Turns what was said into a mapping, or says which part of it means nothing. */
export function mappingOf(said: Said, usualZone: string): Mapping {
  return {
    columns: columnsOf(said),
    constants: constantsOf(said),
    values: valuesOf(said),
    scales: scalesOf(said),
    dates: { format: said.text('date-format') ?? null, zone: zoneOf(said.text('zone') ?? usualZone) },
    tagSeparator: separatorOf(said.text('tag-separator')),
  }
}

/** What was said of how the file is written. */
export function writingOf(said: Said): Writing {
  return {
    format: said.text('format'),
    encoding: said.text('encoding'),
    delimiter: said.text('delimiter'),
    sheet: said.text('sheet'),
    noHeader: said.flag('no-header'),
  }
}

function columnsOf(said: Said): Map<Field, string> {
  const named = NAMED_FIELDS.filter((field) => field !== 'metric')
  return new Map(
    named.flatMap((field) => {
      const column = said.text(field)
      return column === undefined ? [] : [[field, column] as const]
    }),
  )
}

function constantsOf(said: Said): Map<Field, string> {
  const constants = new Map(
    said.list('set').map((text) => {
      const [, name = '', value = ''] =
        /^([^=]+)=(.*)$/s.exec(text) ?? wrong(`--set ${text}`, 'touchpoint=lounge')
      return [fieldOf(name, `--set ${text}`), value] as const
    }),
  )
  const metric = said.text('metric')
  return metric === undefined ? constants : constants.set('metric', metricOf(metric))
}

function valuesOf(said: Said): Map<Field, Map<string, string>> {
  const values = new Map<Field, Map<string, string>>()
  for (const text of said.list('value')) {
    const found = /^([^:]+):(.*)=(.*)$/s.exec(text) ?? wrong(`--value ${text}`, 'score:Great=5')
    const field = fieldOf(found[1] ?? '', `--value ${text}`)
    const meanings = values.get(field) ?? new Map<string, string>()
    values.set(field, meanings.set((found[2] ?? '').trim(), found[3] ?? ''))
  }
  return values
}

function scalesOf(said: Said): Scales {
  const first = said.text('scale')
  const changes = said.list('scale-from').map((text) => {
    const [, day = '', scale = ''] = /^(\d{4}-\d\d-\d\d)=(.+)$/.exec(text) ?? []
    return { day, scale: readScale(scale) ?? wrong(`--scale-from ${text}`, '2015-06-09=1-10') }
  })
  const conditions = said.list('scale-when').map((text) => {
    const [, column = '', is = '', scale = ''] = /^(.+?)=(.*):([^:]+)$/s.exec(text) ?? []
    const found = readScale(scale) ?? wrong(`--scale-when ${text}`, '"Survey=2:1-10"')
    return { column: column.trim(), is, scale: found }
  })
  return {
    first: first === undefined ? null : (readScale(first) ?? wrong(`--scale ${first}`, '1-10')),
    changes: changes.sort((a, b) => (a.day < b.day ? -1 : 1)),
    conditions,
  }
}

function metricOf(name: string): Metric {
  const metric = METRICS.find((known) => known === name)
  return metric ?? wrong(`--metric ${name}`, METRICS.join(', '))
}

function fieldOf(name: string, said: string): Field {
  const field = name.trim()
  if (isField(field) && field !== 'scale') return field
  throw new Unusable(`${said}: there is no field "${field}". There are: ${NAMED_FIELDS.join(', ')}`)
}

function zoneOf(zone: string): string {
  return isZone(zone) ? zone : wrong(`--zone ${zone}`, 'Europe/Berlin')
}

function separatorOf(text: string | undefined): RegExp {
  return text ? new RegExp(RegExp.escape(text)) : /[,;|]/
}

function wrong(said: string, example: string): never {
  throw new Unusable(`${said} means nothing here; it should look like ${example}`)
}
