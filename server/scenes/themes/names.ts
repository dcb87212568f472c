import { baseOf } from './stop-words.ts'
import type { Token } from './tokens.ts'

/** Languages that begin each noun with a capital, so that one tells nothing of a name. */
const NOUNS_IN_CAPITALS = new Set(['de', 'lb'])
/** Who is called so is called by name. */
const TITLES = new Set(
  (
    'mr mrs ms miss dr prof herr herrn frau monsieur madame mme mlle señor señora sr sra signor signora ' +
    'dottor dhr mevr mevrouw meneer pan pani bay bayan'
  ).split(' '),
)
const TITLES_BEHIND = new Set('さん 様 さま くん ちゃん 先生 女士 小姐 씨 님'.split(' '))
/** Before a German noun, not before a name. */
const DETERMINERS =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|dein|sein|ihr|unser|eu(?:e)?r|dies|jed|welch|viel|alle)(?:e[mnrs]?)?|[iaz]m|zu[mr]|beim|vom|ins|ans|aufs|\p{Ll}{3,}e[mnrs]?)$/u
/** Below this share of uses as a common word it may be a name. */
const COMMON_FROM = { cased: 0.5, nouns: 0.2 }

interface Seen {
  /** Uses that tell whether it is a name, and those of them that say it is none. */
  telling: number
  common: number
  titled: boolean
}

/**
 * Learns from all texts which words are names of people, or may be: what authors are called, what stands beside
 * a title, and what is nearly always written as names are. Brands and places are taken for names as well.
 */
export function createNames() {
  const authors = new Set<string>()
  const seen = new Map<string, Seen>()
  /** Words of scripts without capitals are names only where an author or a title says so. */
  const cased = new Set<string>()

  function note(key: string, change: Partial<Seen>): void {
    const known = seen.get(key) ?? { telling: 0, common: 0, titled: false }
    seen.set(key, {
      telling: known.telling + (change.telling ?? 0),
      common: known.common + (change.common ?? 0),
      titled: known.titled || (change.titled ?? false),
    })
  }

  return {
    author(parts: Iterable<string>): void {
      for (const part of parts) authors.add(part)
    },

    clause(tokens: readonly Token[], language: string | null): void {
      const nouns = NOUNS_IN_CAPITALS.has(baseOf(language))
      tokens.forEach((token, place) => {
        const before = tokens[place - 1]?.key ?? ''
        if (TITLES.has(before) || TITLES_BEHIND.has(tokens[place + 1]?.key ?? '')) {
          note(token.key, { titled: true })
        }
        if (!/\p{Lu}|\p{Ll}/u.test(token.key)) return
        cased.add(token.key)
        if (nouns && token.casing !== 'lower') {
          note(token.key, { telling: 1, common: DETERMINERS.test(before) ? 1 : 0 })
        } else if (token.casing === 'upper') note(token.key, { telling: 1 })
        else if (token.casing !== 'unknown') note(token.key, { telling: 1, common: 1 })
      })
    },

    mayBeName(key: string, language: string | null): boolean {
      const known = seen.get(key)
      if (known?.titled || TITLES.has(key)) return true
      if (!cased.has(key)) return authors.has(key)
      if (!known) return true
      const nouns = NOUNS_IN_CAPITALS.has(baseOf(language))
      // An author who is called like a common word must not forbid it.
      const from = authors.has(key) || !nouns ? COMMON_FROM.cased : COMMON_FROM.nouns
      return known.common < from * known.telling
    },
  }
}

export type Names = ReturnType<typeof createNames>
