import type { Why } from '../../../shared/deliveries.ts'
import { LINK_LENGTH, TAG_LENGTH, TAGS, TEXT_LENGTH } from '../../intake/posted.ts'
import { isLongerThan } from '../../intake/text.ts'
import type { MappedField } from '../preset-schema.ts'
import { type Answer, lookUp } from './answer.ts'
import { holdsPlaceholder, isMissing, isPlaceholder } from './missing.ts'
import { flagOf, listOf, textOf } from './texts.ts'
import { isAhead, readTime } from './time.ts'

const TEXTS = ['location', 'touchpoint', 'channel', 'language'] as const
const AUTHOR_TEXTS = ['name', 'email', 'id', 'company', 'segment'] as const

/** Whatever an entry holds besides its score and its comment. */
export interface Details {
  posted: Record<string, unknown>
  why: Why[]
}

export function detailsOf(answer: Answer, now: number): Details {
  const why: Why[] = []
  const posted = {
    ...texts(answer, why),
    author: author(answer, why),
    tags: tags(answer),
    link: link(answer),
    occurredAt: occurredAt(answer, now, why),
    consent: flags(answer, { show: 'consent.show', name: 'consent.name' }),
    ...flags(answer, { test: 'test' }),
  }
  return { posted: withoutEmpty(posted), why }
}

function texts(answer: Answer, why: Why[]): Record<string, unknown> {
  return Object.fromEntries(TEXTS.map((field) => [field, text(answer, field, why)]))
}

function author(answer: Answer, why: Why[]): Record<string, unknown> | undefined {
  const value = lookUp(answer, 'author.value')?.value
  return withoutEmpty({
    ...Object.fromEntries(AUTHOR_TEXTS.map((field) => [field, text(answer, `author.${field}`, why)])),
    value:
      isMissing(value) || !Number.isFinite(Number(value)) || typeof value === 'object'
        ? undefined
        : Number(value),
  })
}

/** Longer than an entry may have it, it is left out and told: nothing is ever cut. */
function text(answer: Answer, field: MappedField, why: Why[]): string | undefined {
  const found = lookUp(answer, field)
  const words = found && textOf(found.value)?.trim()
  if (!words || isPlaceholder(words) || holdsPlaceholder(words)) return undefined
  if (!isLongerThan(words, TEXT_LENGTH)) return words
  why.push({
    field,
    ...at(found.pointer),
    detail: `It is longer than ${TEXT_LENGTH} characters and was left out.`,
  })
  return undefined
}

function tags(answer: Answer): string[] | undefined {
  const found = lookUp(answer, 'tags')
  if (!found || isMissing(found.value)) return undefined
  const fitting = listOf(found.value).filter(
    (tag) => !isLongerThan(tag, TAG_LENGTH) && !holdsPlaceholder(tag),
  )
  return fitting.length > 0 ? [...new Set(fitting)].slice(0, TAGS) : undefined
}

function link(answer: Answer): string | undefined {
  const address = lookUp(answer, 'link')?.value
  if (typeof address !== 'string' || address.length > LINK_LENGTH) return undefined
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined
}

/** A time that nobody can read is told only where the source's own mapping points to it. */
function occurredAt(answer: Answer, now: number, why: Why[]): string | undefined {
  const found = lookUp(answer, 'occurredAt')
  if (!found || isMissing(found.value) || isPlaceholder(found.value)) return undefined
  const time = readTime(found.value, answer.source.timeZone)
  if (time) return isAhead(time, now) ? undefined : time.text
  if (answer.mapped.occurredAt) {
    why.push({
      field: 'occurredAt',
      ...at(found.pointer),
      detail: 'It is no time in a form that is known; the arrival counts.',
    })
  }
  return undefined
}

function flags(answer: Answer, fields: Record<string, MappedField>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, flagOf(lookUp(answer, field)?.value)]),
  )
}

function at(pointer: string | undefined): { pointer?: string } {
  return pointer === undefined ? {} : { pointer }
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        (typeof value !== 'object' || Object.values(value as object).some((inner) => inner !== undefined)),
    ),
  )
}
