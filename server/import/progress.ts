import type { Output } from './terminal.ts'

export interface Progress {
  /** So many rows of all are through, so many of them refused. */
  show(done: number, refused: number): void
  /** Says a line without spoiling the bar. */
  say(line: string): void
  end(): void
}

/** A bar where a person watches, a line every tenth of the way where a log does. */
export function makeProgress(output: Output, total: number, unit = 'rows'): Progress {
  return output.isTTY ? makeBar(output, total, unit) : makeLines(output, total, unit)
}

const CLEAR = '\r\u001b[K'

function makeBar(output: Output, total: number, unit: string): Progress {
  let bar = ''
  return {
    show: (done, refused) => {
      bar = drawBar({ done, total, refused, unit, width: output.columns ?? 80 })
      output.write(CLEAR + bar)
    },
    say: (line) => output.write(`${CLEAR}${line}\n${bar}`),
    end: () => output.write(bar === '' ? '' : '\n'),
  }
}

interface Reached {
  done: number
  total: number
  refused: number
  unit: string
}

export function drawBar({ width, ...reached }: Reached & { width: number }): string {
  const words = wordsOf(reached)
  const cells = Math.min(40, width - words.length - 2)
  if (cells < 8) return words.slice(0, Math.max(0, width - 1))
  const full = Math.round(shareOf(reached) * cells)
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${words}`
}

function makeLines(output: Output, total: number, unit: string): Progress {
  let told = 0
  return {
    show: (done, refused) => {
      const reached = { done, total, refused, unit }
      const tenth = Math.floor(shareOf(reached) * 10)
      if (tenth > told) output.write(`${wordsOf(reached)}\n`)
      told = Math.max(told, tenth)
    },
    say: (line) => output.write(`${line}\n`),
    end: () => {},
  }
}

function shareOf({ done, total }: Pick<Reached, 'done' | 'total'>): number {
  return total === 0 ? 1 : Math.min(1, done / total)
}

function wordsOf({ done, total, refused, unit }: Reached): string {
  const words = `${numberText(done)} of ${numberText(total)} ${unit}`
  return refused === 0 ? words : `${words}, ${numberText(refused)} refused`
}

export function numberText(number: number): string {
  return number.toLocaleString('en')
}
