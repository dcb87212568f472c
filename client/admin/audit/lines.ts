/** What somebody did; never with a customer's words or name. */
export interface Line {
  id: string
  number: number
  /** ISO. */
  at: string
  /** An account's id, or `system`. */
  actor: string
  actorEmail: string | null
  action: string
  subject: string
  before: unknown
  after: unknown
}

/** Somebody who stands in the log or may come to. */
export interface Actor {
  id: string
  email: string
}

export interface Page {
  items: Line[]
  next: string | null
}

export interface Change {
  field: string
  before: string | null
  after: string | null
}

/** What a line says was changed, field by field; fields that stayed as they were are left out. */
export function changesOf({ before, after }: Pick<Line, 'before' | 'after'>): Change[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: text(was[field]), after: text(is[field]) }))
    .filter((change) => change.before !== change.after)
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A field's name as words: "personal data". */
export function fieldText(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

const FIELDS = ['actor', 'action', 'subject', 'from', 'to'] as const

/** What of the page's address the server is asked for; days are those of this browser. */
export function askedFor(search: string): URLSearchParams {
  const given = new URLSearchParams(search)
  const asked = new URLSearchParams()
  for (const field of FIELDS) {
    const value = given.get(field)
    if (value) asked.set(field, field === 'from' || field === 'to' ? dayText(value, field) : value)
  }
  return asked
}

/** The beginning of a day, or that of the day after its last one. */
function dayText(day: string, edge: 'from' | 'to'): string {
  const begins = new Date(`${day}T00:00:00`)
  if (Number.isNaN(begins.getTime())) return day
  if (edge === 'to') begins.setDate(begins.getDate() + 1)
  return begins.toISOString()
}
