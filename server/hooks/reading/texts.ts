import { isMissing } from './missing.ts'

/** The parts of a person's name in the order in which it is spoken. */
const NAME_PARTS = ['prefix', 'first', 'middle', 'last', 'suffix']

/** A value as words: chosen options are listed, a name in parts is put together. Undefined where there are none. */
export function textOf(value: unknown): string | undefined {
  if (isMissing(value) || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return joined(value.slice(0, 100).map(ofItem), ', ')
  const parts = value as Record<string, unknown>
  return joined(
    NAME_PARTS.map((key) => (Object.hasOwn(parts, key) ? ofItem(parts[key]) : undefined)),
    ' ',
  )
}

/** Labels, without blank ones. */
export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((item) => ofItem(item)?.trim() ?? [])
  return (textOf(value) ?? '').split(',').flatMap((item) => item.trim() || [])
}

function ofItem(value: unknown): string | undefined {
  if (isMissing(value) || (typeof value !== 'string' && typeof value !== 'number')) return undefined
  return String(value)
}

function joined(parts: (string | undefined)[], between: string): string | undefined {
  const there = parts.filter((part) => part !== undefined)
  return there.length > 0 ? there.join(between) : undefined
}

/** True, false and what forms write for them. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = String(value).trim().toLowerCase()
  if (['true', 'yes', '1', 'on'].includes(text)) return true
  return ['false', 'no', '0', 'off'].includes(text) ? false : undefined
}
