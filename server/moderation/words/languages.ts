import { list } from './list.ts'

/** Words so frequent that a few of them tell a language; other alphabets tell by themselves. */
const FREQUENT: Readonly<Record<string, readonly string[]>> = {
  cs: list('je, se, na, že, to, jsem, ale, není, velmi, jako, byl, pro, jsme'),
  da: list('og, jeg, det, ikke, er, en, på, til, med, af, var, meget, har, som'),
  de: list(
    'und, der, die, das, nicht, ist, ich, ein, eine, sehr, mit, war, wir, auf, zu, es, für, den, im, bei, sie, so',
  ),
  en: list(
    'the, and, is, was, to, of, it, not, very, you, that, this, for, with, are, have, my, they, we, i, in, a, what, be',
  ),
  es: list(
    'el, la, los, las, que, y, es, muy, no, un, una, por, con, para, pero, me, lo, del, al, se, mi, tu',
  ),
  fi: list('ja, on, ei, oli, se, että, hyvin, mutta, niin, kun, erittäin, minun, olen'),
  fil: list('ang, ng, mga, sa, ko, ka, na, hindi, po, ito, yung'),
  fr: list(
    'le, la, les, est, je, pas, et, un, une, très, pour, que, des, du, mais, vous, il, ce, avec, suis, ne, sur',
  ),
  hu: list('a, az, és, nem, hogy, volt, egy, is, nagyon, van, meg, de, ez'),
  hi: list('hai, nahi, ka, ki, ke, mein, aur, bahut, bhi, yeh, hain, se, tu'),
  it: list(
    'il, la, di, che, è, non, un, una, per, con, molto, sono, ma, le, gli, della, mi, si, era, del, e',
  ),
  nl: list(
    'de, het, een, en, niet, is, was, ik, van, zeer, met, voor, maar, dat, erg, op, te, wij, heel, bij',
  ),
  no: list('og, jeg, det, ikke, er, en, på, til, med, av, var, veldig, har, som'),
  pl: list('i, nie, w, na, jest, się, to, że, bardzo, z, był, ale, do, po'),
  pt: list('o, a, os, as, que, e, é, muito, não, um, uma, para, com, mas, de, do, da, foi, em, me'),
  sv: list('och, jag, det, inte, är, en, på, till, med, av, var, mycket, har, som'),
  tr: list('ve, bir, çok, bu, için, ne, değil, de, da, ama, ben, mi, gibi, var, yok'),
}

const LANGUAGES_OF = new Map<string, string[]>()
for (const [language, words] of Object.entries(FREQUENT)) {
  for (const word of words) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language])
}

/** Two languages are told where the second has at least this share of the first one's words. */
const SHARE = 0.5

/**
 * The languages that a text is written in, from its frequent words and what the sender says. Empty where nothing tells.
 */
export function languagesOf(tokens: readonly string[], said: string | undefined): ReadonlySet<string> {
  const hits = new Map<string, number>()
  for (const token of tokens) {
    for (const language of LANGUAGES_OF.get(token) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1)
  }
  const most = Math.max(0, ...hits.values())
  const found = [...hits].filter(([, n]) => n >= most * SHARE).map(([language]) => language)
  const primary = said?.split('-')[0]?.toLowerCase()
  return new Set(primary ? [...found, primary] : found)
}
