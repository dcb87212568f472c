import type { Figure, Wanted } from './figure.ts'

const HEADER = ['figure', 'value', 'limit', 'unit', 'ratio', 'wanted', 'runs', '']
const TO_THE_LEFT = new Set([0, 3, 7])

/** The figures as a person reads them, each with its note below. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(cellsOf)]
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, column, widths))
      .join('  ')
      .trimEnd(),
  )
  return lines.flatMap((line, n) => (n === 0 ? [line] : [line, `    ${figures[n - 1]?.note}`])).join('\n')
}

function cellsOf({ name, value, limit, unit, ratio, wanted, runs }: Figure): string[] {
  return [
    name,
    numberText(value),
    numberText(limit),
    unit,
    ratio.toFixed(2),
    wantedText(wanted),
    String(runs),
    '',
  ]
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return TO_THE_LEFT.has(column) ? cell.padEnd(width) : cell.padStart(width)
}

function numberText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}

function wantedText(wanted: Wanted | null): string {
  if (wanted === null) return '–'
  return 'atLeast' in wanted ? `≥ ${wanted.atLeast}` : `≤ ${wanted.atMost}`
}
