import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

/** What Chrome 64 does not have and no build adds. Some linters write the newer ones in by themselves. */
const TOO_NEW = [
  /\.(at|flat|flatMap|replaceAll|matchAll|findLast|toSorted|toReversed|replaceChildren|structuredClone)\(/,
  /Object\.(fromEntries|hasOwn|groupBy)\b/,
  /Promise\.(allSettled|any|withResolvers)\b/,
  /\b(globalThis|queueMicrotask|structuredClone|AbortController|AbortSignal)\b/,
  /Intl\.(RelativeTimeFormat|ListFormat|Segmenter)\b/,
  /\b(trimStart|trimEnd|dateStyle|timeStyle|hourCycle)\b/,
  /\brandomUUID|navigator\.(locks|clipboard|serviceWorker|wakeLock|storage)|crypto\.subtle\b/,
  /\(\?<[=!a-z]|\\p\{/,
]

/** The desk's own files are for current browsers. */
const isDesk = (file: string) => file.startsWith(join('client', 'live', 'desk'))

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => !isDesk(file))
}

/** The files of `shared/` that reach the wall's page. */
const SHARED = [
  ...['colour', 'languages', 'letters', 'metric', 'palettes', 'protocol', 'scene', 'screens', 'sky', 'view'],
  'writing',
].map((name) => `shared/${name}.ts`)

it('[W35] no source of the wall uses what Chrome 64 or a plain-http page lacks', () => {
  const files = [
    ...['client/wall', 'client/live', 'client/design', 'shared/score'].flatMap(sourcesUnder),
    ...SHARED,
  ]
  expect(files.length).toBeGreaterThan(30)
  const found = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    return TOO_NEW.map((pattern) => pattern.exec(text)?.[0])
      .filter((use) => use !== undefined)
      .map((use) => `${file}: ${use}`)
  })
  expect(found).toEqual([])
})
