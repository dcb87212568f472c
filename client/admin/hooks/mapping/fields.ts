/** What a value of a body can be: the fields of an entry by their names in the API. */
export const FIELDS = [
  { name: 'score', label: 'Score', key: 'S' },
  { name: 'comment', label: 'Comment', key: 'C' },
  { name: 'author.name', label: 'Name', key: 'N' },
  { name: 'author.email', label: 'E-mail', key: 'E' },
  { name: 'occurredAt', label: 'Time', key: 'T' },
  { name: 'externalId', label: 'Answer’s id', key: 'I' },
  { name: 'author.id', label: 'Customer’s id' },
  { name: 'author.company', label: 'Company' },
  { name: 'author.segment', label: 'Segment' },
  { name: 'location', label: 'Location' },
  { name: 'touchpoint', label: 'Touchpoint' },
  { name: 'channel', label: 'Channel' },
  { name: 'tags', label: 'Tags' },
  { name: 'language', label: 'Language' },
  { name: 'link', label: 'Link' },
  { name: 'metric', label: 'Metric' },
  { name: 'scale.min', label: 'Lowest score' },
  { name: 'scale.max', label: 'Highest score' },
  { name: 'author.value', label: 'Customer’s worth' },
  { name: 'consent.show', label: 'May be shown' },
  { name: 'consent.name', label: 'May be named' },
  { name: 'test', label: 'Is a test' },
] as const satisfies readonly { name: string; label: string; key?: string }[]

export type FieldName = (typeof FIELDS)[number]['name']

/** Those with a key of their own, on buttons; the others stand in a list beside them. */
export const KEYED = FIELDS.filter((field) => 'key' in field)
export const OTHERS = FIELDS.filter((field) => !('key' in field))

export function labelOf(name: string): string {
  return FIELDS.find((field) => field.name === name)?.label ?? name
}

/** The field that a key stands for; null for other keys. */
export function fieldOfKey(key: string): FieldName | null {
  return KEYED.find((field) => field.key === key.toUpperCase())?.name ?? null
}

const NUMBER = /^-?\d+([.,]\d+)?$/

/** A score in words, which needs a number of its own; null for numbers, yes and no, and what is no score. */
export function wordIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const word = value.trim()
  return word === '' || word.length > 200 || NUMBER.test(word) ? null : word
}
