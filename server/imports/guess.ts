import {
  IMPORT_FIELDS,
  type ImportColumn,
  type ImportField,
  type ImportMapping,
} from '../../shared/imports.ts'
import type { Row } from '../import/table.ts'
import { cellText, type KnownColumn } from './columns.ts'
import { isMostly } from './faults.ts'
import { guessDates } from './guess-dates.ts'
import { guessScore, lookLikeScores, type UsualScore } from './guess-score.ts'

/** What titles mean, the surest first; letters are small and without marks. */
const TITLES: readonly [ImportField, RegExp][] = [
  [
    'externalId',
    /^(id|#)$|(response|submission|survey|ticket|record|external|entry|antwort)[ _-]?(id|nr|number)$/,
  ],
  ['author.id', /(customer|user|contact|client|kunden?)[ _-]?(id|nr|nummer|number)$/],
  ['author.email', /e-?mail|correo|courriel/],
  [
    'occurredAt',
    /\b(date|datum|timestamp|time|zeit|zeitstempel|fecha|created|submitted|completed|responded|erstellt)\b|_at$|horodateur/,
  ],
  [
    'comment',
    /comment|feedback|review|kommentar|remark|verbatim|anmerkung|bemerkung|comentario|message|nachricht|\b(text|why|warum|reason|opinion)\b/,
  ],
  [
    'score',
    /\b(nps|csat|ces|score|rating|stars?|punkte|bewertung|sterne|note|puntuacion|valoracion|voto)\b|recommend|likely|satisf|zufrieden|empfehl/,
  ],
  ['author.company', /company|firma|unternehmen|organi[sz]ation|empresa|societe/],
  ['author.segment', /segment|customer type|kundentyp|\b(plan|tier)\b/],
  ['location', /location|branch|store|filiale|standort|\b(city|stadt|site|ort|sede)\b/],
  ['touchpoint', /touch ?point|journey|kontaktpunkt/],
  ['channel', /channel|kanal|canal/],
  ['tags', /\b(tags?|labels?|topics?|categor(y|ies)|kategorien?|schlagworte?)\b/],
  ['language', /\b(language|lang|sprache|locale|idioma|langue)\b/],
  ['link', /\b(link|url|permalink)\b/],
  ['author.name', /\b(name|customer|kunde|nombre|nom|author|respondent)\b/],
]

interface Guessed {
  guess: ImportMapping
  doubts: string[]
}

interface Known extends KnownColumn {
  plain: string
  texts: string[]
}

/** A mapping to begin with, by what columns are called and what stands in them. */
export function guessMapping(
  header: readonly ImportColumn[],
  columns: readonly KnownColumn[],
  rows: readonly Row[],
  usual: UsualScore = {},
): Guessed {
  const known = columns.map((column) => ({
    ...column,
    plain: plainOf(header.find(({ key }) => key === column.key)?.title ?? ''),
    texts: rows.map((row) => cellText(column.cell(row)).trim()).filter((text) => text !== ''),
  }))
  const chosen = choose(known)
  const doubts: string[] = []
  const guess: ImportMapping = { columns: {} }
  for (const [field, { key }] of chosen) guess.columns[field] = key
  addScore(guess, chosen.get('score'), { doubts, usual })
  addDates(guess, chosen.get('occurredAt'), doubts)
  if (!chosen.has('score') && !chosen.has('comment'))
    doubts.push('No column looks like a score or a comment.')
  return { guess, doubts }
}

/** Each field gets at most one column, each column at most one field. */
function choose(known: readonly Known[]): Map<ImportField, Known> {
  const chosen = new Map<ImportField, Known>()
  const free = new Set(known)
  const take = (field: ImportField, fits: (column: Known) => boolean) => {
    if (chosen.has(field)) return
    const found = [...free].find((column) => fits(column) && mayBe(field, column))
    if (!found) return
    chosen.set(field, found)
    free.delete(found)
  }
  for (const field of IMPORT_FIELDS) {
    take(field, ({ key, title }) => title === field || key === `/${field.replace('.', '/')}`)
  }
  for (const [field, words] of TITLES) take(field, ({ plain }) => words.test(plain))
  take('author.email', ({ texts }) => isMostly(texts, (text) => /^\S+@\S+\.\S+$/.test(text)))
  take('score', ({ texts }) => lookLikeScores(texts) && new Set(texts).size > 1)
  take('comment', ({ texts }) => average(texts) > 20 && texts.some((text) => /\s/.test(text)))
  take('occurredAt', ({ texts }) => !isMostly(texts, (text) => /^\d+$/.test(text)))
  return chosen
}

/** Whether what stands in a column can be that, however it is called. */
function mayBe(field: ImportField, { texts }: Known): boolean {
  if (texts.length === 0) return false
  if (field === 'occurredAt') return guessDates(texts) !== null
  if (field === 'externalId')
    return new Set(texts).size === texts.length && !texts.some((text) => text.length > 200)
  if (field === 'score') return average(texts) < 30 && texts.some((text) => /\d/.test(text))
  if (field === 'comment') return !lookLikeScores(texts)
  if (field === 'author.name') return !texts.every((text) => /^[\d.,]+$/.test(text)) && average(texts) < 60
  if (field === 'author.email') return texts.some((text) => text.includes('@'))
  if (field === 'link') return isMostly(texts, (text) => /^https?:/i.test(text))
  return average(texts) < 200
}

function addScore(
  guess: ImportMapping,
  score: Known | undefined,
  { doubts, usual }: { doubts: string[]; usual: UsualScore },
): void {
  if (!score) return
  const { metric, scale, values, beyond } = guessScore(score.title, score.texts, usual)
  if (metric && !usual.metric && guess.columns.metric === undefined) guess.metric = metric
  if (scale) guess.scale = scale
  if (Object.keys(values).length > 0) guess.values = { score: values }
  if (!metric) doubts.push('Nothing tells which metric the scores are of.')
  if (scale) doubts.push(`The scores leave the usual scale; ${scale.min} to ${scale.max} is a guess.`)
  if (beyond.length > 0) doubts.push(`Of the scores, ${listed(beyond)} cannot be: such rows are refused.`)
}

function addDates(guess: ImportMapping, dates: Known | undefined, doubts: string[]): void {
  const found = dates && guessDates(dates.texts)
  if (!found) return
  if (found.format !== null) guess.dateFormat = found.format
  if (found.wrong > 0) doubts.push('Some of the dates cannot be read: such rows are refused.')
  if (found.doubtful) doubts.push('The dates may have the day before the month; month first is a guess.')
}

/** "11", "11 and 77". */
function listed(numbers: readonly number[]): string {
  return new Intl.ListFormat('en').format(numbers.map(String))
}

function average(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
}

function plainOf(title: string): string {
  return title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
