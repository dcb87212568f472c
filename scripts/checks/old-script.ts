import { type ecmaVersion, parse } from 'acorn'

/** What keeps the wall's script from running on Chrome 53: it is classic, and ES2016. Empty when nothing does. */
export function complaintsAboutScript(source: string): string[] {
  return complaints(source, 2016)
}

/** What keeps a script from running on any browser that can be met at all. */
export function complaintsAboutInlineScript(source: string): string[] {
  return complaints(source, 3)
}

function complaints(source: string, year: ecmaVersion): string[] {
  try {
    parse(source, { ecmaVersion: year, sourceType: 'script' })
    return []
  } catch (error) {
    return [`ES${year}: ${String(error)} near ${nearby(source, error)}`]
  }
}

function nearby(source: string, error: unknown): string {
  const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0
  return source.slice(Math.max(0, at - 30), at + 30)
}
