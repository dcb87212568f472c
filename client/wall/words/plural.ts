export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** Making rules is dear, and a wall speaks one language. */
const rules = new Map<string, Intl.PluralRules>()

/** Which form of a text a number asks for. */
export function pluralOf(language: string, n: number): PluralForm {
  if (typeof Intl.PluralRules !== 'function') return ownPluralOf(language, n)
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known.select(n)
}

/** For engines before Chrome 63: the same for whole numbers in the wall's own languages (CLDR, plural rules). */
export function ownPluralOf(language: string, n: number): PluralForm {
  if (language === 'ja') return 'other'
  if (language === 'ar') return arabic(n)
  if (language === 'pl') return polish(n)
  if (language === 'he' && n === 2) return 'two'
  if (n > 0 && n % 1_000_000 === 0 && /^(es|fr|it|pt)$/.test(language)) return 'many'
  return n === 1 || (n === 0 && /^(fr|pt)$/.test(language)) ? 'one' : 'other'
}

function arabic(n: number): PluralForm {
  if (n <= 2) return n === 0 ? 'zero' : n === 1 ? 'one' : 'two'
  const rest = n % 100
  if (rest < 3) return 'other'
  return rest <= 10 ? 'few' : 'many'
}

function polish(n: number): PluralForm {
  if (n === 1) return 'one'
  const teens = n % 100 >= 12 && n % 100 <= 14
  return n % 10 >= 2 && n % 10 <= 4 && !teens ? 'few' : 'many'
}
