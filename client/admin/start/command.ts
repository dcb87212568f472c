import type { Metric, Scale } from '../../../shared/metric.ts'
import { OWN_SCALE } from '../../../shared/metric.ts'
import { javaScript, python } from './code.ts'

export const FIRST_WORDS = 'I expected to wait for days. You called me back within ten minutes.'

export const LANGUAGES = ['curl', 'javascript', 'python'] as const
export type Language = (typeof LANGUAGES)[number]
/** `sh` as on Linux and macOS. */
export type Shell = 'sh' | 'powershell'

export interface Post {
  /** Where the server is, as the browser sees it. */
  origin: string
  token: string
  /** What is posted: one entry, as PRODUCT.md's feedback. */
  entry: object
}

/** An entry that a source takes: a good score of its metric on its scale, in words. */
export function firstEntry({
  metric = 'nps',
  scale,
}: {
  metric?: Metric | undefined
  scale?: Scale | undefined
}) {
  const { min, max } = scale ?? OWN_SCALE[metric]
  const score = Math.max(min, metric === 'nps' && !scale ? max - 1 : max)
  return { metric, score, author: { name: 'Maya Keller' }, touchpoint: 'support', comment: FIRST_WORDS }
}

/** What to paste into a terminal: it posts one entry and prints the answer. */
export function commandFor(language: Language, shell: Shell, post: Post): string {
  if (language === 'curl') return shell === 'sh' ? shellCommand(post) : powerShellCommand(post)
  const { code, program } = PROGRAMS[language]
  return piped(shell, code(post), program[shell])
}

const PROGRAMS = {
  javascript: {
    code: javaScript,
    program: { sh: 'node --input-type=module -', powershell: 'node --input-type=module -' },
  },
  python: { code: python, program: { sh: 'python3 -', powershell: 'py -' } },
} as const

/** The code comes in as it stands: between these marks neither shell reads anything into it. */
function piped(shell: Shell, code: string, program: string): string {
  return shell === 'sh' ? `${program} <<'CODE'\n${code}\nCODE` : `@'\n${code}\n'@ | ${program}`
}

/** A line for sh, as on Linux and macOS. Inside of single quotes only the quote itself means something. */
export function shellCommand({ origin, token, entry }: Post): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`
  return [
    `curl -sS ${quoted(`${origin}/api/v1/feedback`)}`,
    `-H ${quoted(`Authorization: Bearer ${token}`)}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `-d ${quoted(JSON.stringify(entry))}`,
  ].join(' \\\n  ')
}

/** The same for PowerShell, which doubles a quote and has to be told to send UTF-8. */
export function powerShellCommand({ origin, token, entry }: Post): string {
  const quoted = (text: string) => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
  return [
    `Invoke-RestMethod ${quoted(`${origin}/api/v1/feedback`)} -Method Post`,
    `-Headers @{ Authorization = ${quoted(`Bearer ${token}`)} }`,
    `-ContentType ${quoted('application/json')}`,
    `-Body ([Text.Encoding]::UTF8.GetBytes(${quoted(JSON.stringify(entry))}))`,
  ].join(' `\n  ')
}
