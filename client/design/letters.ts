import { FAMILIES, type LetterSet, stylesheetOf } from '../../shared/letters.ts'

export type Face = 'serif' | 'sans'

/** Of each kind, the weight and about the size that walls set most. */
const STYLES: Readonly<Record<Face, string>> = { serif: '380 80px', sans: '450 42px' }
/** The sans always has these from the page's own font. */
const LATIN = /[ -\u024f]/g

/** Letters of a set, in one face, for what they spell. */
export interface Needed {
  set: LetterSet
  face: Face
  text: string
}

/** Fetches sets of letters into a page, each stylesheet once. */
export interface Letters {
  /** Asks for the stylesheets, so that they are there when their letters are asked for. */
  prepare: (sets: readonly LetterSet[]) => void
  /** Resolves when they are there, or cannot be had. Never fails. */
  load: (needed: readonly Needed[]) => Promise<unknown>
}

export function makeLetters({ page }: { page: Window }): Letters {
  const sheets = new Map<LetterSet, Promise<boolean>>()

  function sheet(set: LetterSet): Promise<boolean> {
    const known = sheets.get(set) ?? fetchSheet(set, page)
    sheets.set(set, known)
    // What could not be had is asked for again by the next text that needs it.
    known.then((there) => there || sheets.delete(set))
    return known
  }

  async function load({ set, face, text }: Needed): Promise<void> {
    await sheet(set)
    const spelled = face === 'sans' ? text.replace(LATIN, '') : text
    await page.document.fonts.load(`${STYLES[face]} "${FAMILIES[set][face]}"`, spelled)
  }

  return {
    prepare: (sets) => void sets.forEach(sheet),
    load: (needed) => Promise.all(needed.map((one) => load(one).catch(() => undefined))),
  }
}

/** Whether it came. */
function fetchSheet(set: LetterSet, { document }: Window): Promise<boolean> {
  return new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = stylesheetOf(set)
    link.onload = () => resolve(true)
    link.onerror = () => {
      link.remove()
      resolve(false)
    }
    document.head.appendChild(link)
  })
}
