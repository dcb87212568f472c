import { type Calendar, dateText, numberText, unescaped } from './formats.ts'
import type { XmlHandlers } from './xml.ts'

/** Beyond these nobody keeps answers of one kind each. */
const MOST_COLUMNS = 2_000

export interface SheetRow {
  number: number
  cells: string[]
  problem?: string
}

export interface CellTexts {
  strings: (index: number) => string | undefined
  isDate: (style: number) => boolean
  calendar: Calendar
}

interface Reading {
  /** Its place, as `B5`. */
  at: string
  column: number
  type: string
  style: number
  text: string
  /** Whether the file has its value. */
  given: boolean
  formula: boolean
}

/** Gives the rows of a sheet that have something in them; formulas stand for the value they had last. */
export function sheetHandlers(texts: CellTexts, emit: (row: SheetRow) => void): XmlHandlers {
  let row: SheetRow = { number: 0, cells: [] }
  let cell: Reading | null = null
  let collecting = false
  /** Readings of names in other signs stand beside the text itself. */
  let beside = 0

  const closeCell = (read: Reading) => {
    cell = null
    if (read.column >= MOST_COLUMNS) {
      row.problem ??= `has a cell in ${read.at}; at most ${MOST_COLUMNS} columns are read`
    } else if (read.formula && !read.given) {
      row.problem ??= `has a formula in ${read.at} without its value. Open the workbook in a spreadsheet and save it`
    }
    const text = textOf(read, texts)
    if (text === '' || read.column >= MOST_COLUMNS) return
    while (row.cells.length < read.column) row.cells.push('')
    row.cells[read.column] = text
  }

  return {
    open(name, attributes) {
      if (name === 'row') row = { number: Number(attributes.r ?? row.number + 1), cells: [] }
      else if (name === 'c') cell = readingOf(attributes, row)
      else if (name === 'rPh') beside += 1
      else if (cell && name === 'f') cell.formula = true
      else if (cell && (name === 'v' || name === 't') && beside === 0) {
        cell.given = true
        collecting = true
      }
    },
    text(text) {
      if (collecting && cell) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') beside -= 1
      else if (name === 'c' && cell) closeCell(cell)
      else if (name === 'row' && (row.cells.length > 0 || row.problem)) emit(row)
    },
  }
}

function readingOf({ r: at, t: type = 'n', s: style = '0' }: Record<string, string>, row: SheetRow): Reading {
  const column = at === undefined ? row.cells.length : columnOf(at)
  return {
    ...{ at: at ?? `row ${row.number}`, column, type, style: Number(style) },
    ...{ text: '', given: false, formula: false },
  }
}

/** `A1` is 0, `AB7` is 27. */
function columnOf(at: string): number {
  const letters = /^[A-Z]{1,3}/.exec(at)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf({ type, text, style }: Reading, { strings, isDate, calendar }: CellTexts): string {
  if (text === '') return ''
  if (type === 's') return strings(Number(text)) ?? ''
  if (type === 'str' || type === 'inlineStr') return unescaped(text)
  if (type === 'b') return text === '1' ? 'true' : 'false'
  // What a spreadsheet could not work out is no answer.
  if (type === 'e') return ''
  if (type === 'n' && isDate(style) && Number.isFinite(Number(text))) return dateText(Number(text), calendar)
  return type === 'n' ? numberText(text) : text
}

/** Gives each text of a workbook's list, with all that is written in another way put together. */
export function stringHandlers(emit: (text: string) => void): XmlHandlers {
  let text = ''
  let collecting = false
  let beside = 0
  return {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') beside += 1
      else if (name === 't') collecting = beside === 0
    },
    text(piece) {
      if (collecting) text += piece
    },
    close(name) {
      if (name === 't') collecting = false
      else if (name === 'rPh') beside -= 1
      else if (name === 'si') emit(unescaped(text))
    },
  }
}
