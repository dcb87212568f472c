import * as lists from 'stopword'
import { localeOf } from '../../../shared/passages.ts'

/** The lists of the library by their two-letter codes: it calls languages by three letters. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  ...{ af: lists.afr, ar: lists.ara, bg: lists.bul, bn: lists.ben, ca: lists.cat, cs: lists.ces },
  ...{ da: lists.dan, de: lists.deu, el: lists.ell, en: lists.eng, es: lists.spa, et: lists.est },
  ...{ eu: lists.eus, fa: lists.fas, fi: lists.fin, fr: lists.fra, gl: lists.glg, gu: lists.guj },
  ...{ he: lists.heb, hi: lists.hin, hr: lists.hrv, hu: lists.hun, hy: lists.hye, id: lists.ind },
  ...{ it: lists.ita, ja: lists.jpn, ko: lists.kor, lt: lists.lit, lv: lists.lav, mr: lists.mar },
  ...{ ms: lists.msa, nb: lists.nob, nl: lists.nld, no: lists.nob, pl: lists.pol, pt: lists.por },
  ...{ ro: lists.ron, ru: lists.rus, sk: lists.slk, sl: lists.slv, sv: lists.swe, sw: lists.swa },
  ...{ th: lists.tha, tl: lists.tgl, tr: lists.tur, uk: lists.ukr, ur: lists.urd, vi: lists.vie },
  ...{ zh: lists.zho },
}

/** What the library's short English list leaves to the others. */
const ENGLISH_TOO =
  'not no nor very just really too so much many lot lots got get getting went gone going come came even still ' +
  'again always never ever now then there here well quite bit thing things something anything nothing everything ' +
  'make made makes take took taken want wanted need needed would could should must might may also however though ' +
  'until since while within without upon per via etc yes please thanks thank one two three first last next i me my ' +
  'mine myself we us our ours you your yours he him his she her hers they them their theirs it its this that these ' +
  'those who whom whose which what when where why how all any both each few more most other some such only own ' +
  'same than will shall can cannot do does did done doing have has had having am is are was were be been being'

const sets = new Map<string, ReadonlySet<string>>()

export function baseOf(language: string | null): string {
  return localeOf(language).split('-')[0] as string
}

/** Words that say nothing by themselves in a language; where it is unknown, English ones. */
export function stopWordsOf(language: string | null): ReadonlySet<string> {
  const base = baseOf(language)
  const known = sets.get(base)
  if (known) return known
  const words = new Set((LISTS[base] ?? lists.eng).map((word) => word.toLowerCase()))
  if (base === 'en' || !LISTS[base]) for (const word of ENGLISH_TOO.split(' ')) words.add(word)
  sets.set(base, words)
  return words
}
