import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import express, { Router } from 'express'
import { LETTER_SETS, type LetterSet, stylesheetOf } from '../../shared/letters.ts'

/** The packages that a set's letters are from: those of the serif, then those of the sans. */
const PACKAGES: Readonly<Record<LetterSet, readonly string[]>> = {
  european: variable('noto-serif', 'noto-sans'),
  arabic: variable('noto-naskh-arabic', 'noto-sans-arabic'),
  hebrew: variable('noto-serif-hebrew', 'noto-sans-hebrew'),
  devanagari: variable('noto-serif-devanagari', 'noto-sans-devanagari'),
  bengali: variable('noto-sans-bengali'),
  gurmukhi: variable('noto-sans-gurmukhi'),
  gujarati: variable('noto-sans-gujarati'),
  tamil: variable('noto-sans-tamil'),
  telugu: variable('noto-sans-telugu'),
  kannada: variable('noto-sans-kannada'),
  thai: variable('noto-serif-thai', 'noto-sans-thai'),
  khmer: variable('noto-sans-khmer'),
  georgian: variable('noto-sans-georgian'),
  armenian: variable('noto-sans-armenian'),
  japanese: variable('noto-serif-jp', 'noto-sans-jp'),
  korean: variable('noto-serif-kr', 'noto-sans-kr'),
  chinese: variable('noto-serif-sc', 'noto-sans-sc'),
  'traditional-chinese': variable('noto-serif-tc', 'noto-sans-tc'),
  emoji: ['twemoji-colr-font/twemoji.css'],
}
const YEAR = 31_536_000

function variable(...names: string[]): string[] {
  return names.map((name) => `@fontsource-variable/${name}/index.css`)
}

/** The stylesheets of a set as packages name them: that of the serif first, that of the sans last. */
export const sheetsOf = (set: LetterSet): readonly string[] => PACKAGES[set]

export interface Letters {
  /** A set's stylesheet. */
  stylesheet: (set: LetterSet) => string
  /** Folders with files of letters, by the address that stylesheets name them under. */
  folders: ReadonlyMap<string, string>
}

/**
 * The letters stay in the packages that they come in: over a thousand files, most of which no wall ever asks
 * for, so they are neither built nor copied. An address has the package's version in it and may be kept for ever.
 */
export function openLetters(): Letters {
  const { resolve } = createRequire(import.meta.url)
  const sheets = new Map(
    LETTER_SETS.map((set) => [set, PACKAGES[set].map((name) => openSheet(resolve(name)))]),
  )
  const all = [...sheets.values()].flat()
  return {
    stylesheet: (set) => (sheets.get(set) ?? []).map(({ css }) => css()).join('\n'),
    folders: new Map(all.map(({ address, folder }) => [address, folder])),
  }
}

function openSheet(path: string) {
  const folder = dirname(path)
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const address = `/letters/${basename(name)}-${version}`
  return { address, folder, css: () => asOurs(readFileSync(path, 'utf8'), address) }
}

/**
 * Names without "Variable", addresses of ours, only the format that all engines have. Engines before Chrome 62
 * draw a variable font's own weight, but they refuse one that is announced as such.
 */
function asOurs(css: string, address: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/ Variable'/g, "'")
    .replace(/font-display: *\w+/g, 'font-display: block')
    .replace(/, *url\([^)]*\.woff\) *format\('woff'\)/g, '')
    .replace(/format\('woff2-variations'\)/g, "format('woff2')")
    .replace(/url\(["']?(?:\.\/)?([^)"']+)["']?\)/g, `url("${address}/$1")`)
}

/** The stylesheets of all sets, and the files that they name. */
export function letterRoutes(letters: Letters): Router {
  const router = Router()
  router.get('/letters/:sheet', ({ params }, response, next) => {
    const set = LETTER_SETS.find((one) => stylesheetOf(one) === `/letters/${params.sheet}`)
    if (!set) return next()
    // The same until the program is another one: an ETag is enough.
    response.set('Cache-Control', 'no-cache').type('css').send(letters.stylesheet(set))
  })
  for (const [address, folder] of letters.folders) {
    router.use(
      address,
      onlyLetters,
      express.static(folder, { index: false, redirect: false, immutable: true, maxAge: YEAR * 1000 }),
    )
  }
  return router
}

function onlyLetters(
  request: express.Request,
  _response: express.Response,
  next: express.NextFunction,
): void {
  next(/^\/(?:files\/)?[\w-]+\.woff2$/.test(request.path) ? undefined : 'router')
}
