import type { Need, Preset } from '../data.ts'

const NEED_TEXTS: Readonly<Record<Need, string>> = {
  metric: 'what its score measures',
  scale: 'on which scale',
  words: 'which score each word is',
  secret: 'what its signing secret is',
  mapping: 'which value is the score where that is not plain',
}
const NEEDS_IN_ORDER = Object.keys(NEED_TEXTS)

/** "You say what its score measures and on which scale."; empty where nothing is missing. */
export function needsText(needs: readonly Need[]): string {
  if (needs.length === 0) return ''
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(
    needs
      .toSorted((a, b) => NEEDS_IN_ORDER.indexOf(a) - NEEDS_IN_ORDER.indexOf(b))
      .map((need) => NEED_TEXTS[need]),
  )
  return `You say ${list}.`
}

/** What a body's type is called among people. */
export function formText(type: string): string {
  return type === 'application/json' ? 'JSON' : type.includes('urlencoded') ? 'a form' : type
}

/** What a tool is called in a sentence. */
export function nameOfTool({ name, title }: Pick<Preset, 'name' | 'title'>): string {
  return name === 'generic' ? 'your tool' : title
}
