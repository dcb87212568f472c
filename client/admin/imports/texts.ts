import type { Import, ImportReason } from '../../../shared/imports.ts'
import { labelOf } from '../hooks/mapping/fields.ts'
import { count } from '../words.ts'
import { whileText } from './time-left.ts'

export function percentText(share: number): string {
  return `${Math.floor(share * 100)} %`
}

/** Rounded as people read it: "340 kB", "12.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

type Standing = Pick<Import, 'state' | 'progress' | 'rows' | 'hasFile'>

/** Where it stands with an import, as a line of the list says it. */
export function stateText({ state, progress, rows, hasFile }: Standing): string {
  if (state === 'uploaded') return hasFile ? 'not started' : 'never started'
  if (state === 'running') return `running, ${percentText(progress)}`
  if (state === 'undoing') return `being undone, ${percentText(progress)}`
  return state === 'cancelled' ? `stopped after ${count(rows, 'row', 'rows')}` : state
}

type Counted = Pick<Import, 'state' | 'kept' | 'repeated' | 'refused' | 'removed'>

/** "1,204 kept, 3 known already, 8 refused"; empty where nothing was looked at. */
export function countsText({ state, kept, repeated, refused, removed }: Counted): string {
  if (state === 'undone') return `${count(removed, 'voice', 'voices')} taken away again`
  const parts = [
    [kept, 'kept'],
    [repeated, 'known already'],
    [refused, 'refused'],
  ] as const
  return parts
    .filter(([n]) => n > 0)
    .map(([n, text]) => `${n.toLocaleString('en')} ${text}`)
    .join(', ')
}

/** Where rows like these are: "6 rows like this, the first is row 14". */
export function whereText({ rows, firstRow }: ImportReason): string {
  const first = firstRow.toLocaleString('en')
  return rows === 1
    ? `row ${first}`
    : `${rows.toLocaleString('en')} rows like this, the first is row ${first}`
}

/** "1,240 rows: 1,232 can be kept, 8 would be refused." */
export function checkedText({ rows, fit, refused }: { rows: number; fit: number; refused: number }): string {
  if (rows === 0) return 'There are no rows in it.'
  const all = count(rows, 'row', 'rows')
  if (refused === 0) return `${all}: ${rows === 1 ? 'it' : 'each'} can be kept.`
  return `${all}: ${fit.toLocaleString('en')} can be kept, ${refused.toLocaleString('en')} would be refused.`
}

/** A reason with its fields named as people do: `Score: "n/a" is not a number`. */
export function reasonText(detail: string): string {
  return detail.replaceAll(
    /(^|; )([a-z]+(?:\.[a-z]+)?): /gi,
    (_, before: string, field: string) => `${before}${labelOf(field)}: `,
  )
}

/** Whether something goes on with it by itself. */
export function isBusy({ state, check }: Pick<Import, 'state' | 'check'>): boolean {
  return state === 'running' || state === 'undoing' || (state !== 'done' && check?.state === 'running')
}

/** Taking away is about as quick as bringing in, so that what was measured there tells. */
export function takesText({
  kept,
  startedAt,
  endedAt,
}: Pick<Import, 'kept' | 'startedAt' | 'endedAt'>): string {
  if (startedAt === null || endedAt === null || kept === 0) return ''
  return `It takes ${whileText(Date.parse(endedAt) - Date.parse(startedAt))}.`
}
