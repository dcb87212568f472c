import type { Text } from './said.ts'

/** Sentences of one language, without a topic that comes or goes. */
export const USUAL = {
  en: [
    'The staff at the desk were friendly and quick.',
    'My parcel came a day late but the box was fine.',
    'I waited too long on the phone again.',
    'Good value, and the website is easy to use.',
    'Nobody answered my second letter.',
    'The driver rang twice and was polite.',
    'The invoice had the wrong address on it.',
    'Very happy with the repair, thank you.',
    'The coffee in the waiting room was cold.',
    'Returning the shoes took five minutes.',
  ],
  de: [
    'Die Beratung war freundlich und schnell.',
    'Mein Paket kam einen Tag zu spät.',
    'Ich habe lange in der Schleife gehangen.',
    'Gute Preise, und die Seite ist leicht zu bedienen.',
    'Auf meinen zweiten Brief kam keine Antwort.',
    'Der Fahrer hat zweimal geklingelt und war höflich.',
    'Die Rechnung hatte die falsche Anschrift.',
    'Mit der Reparatur bin ich sehr zufrieden.',
  ],
  ja: [
    '店員さんがとても親切でした。',
    '荷物が一日遅れて届きました。',
    '電話でずいぶん待たされました。',
    '値段が手頃で助かります。',
    '修理がとても早かったです。',
    '請求書の住所が間違っていました。',
  ],
} as const

type Language = keyof typeof USUAL

/** So many texts of so many authors: the usual ones, and what `also` adds to some of them. */
export function texts(
  language: Language,
  n: number,
  { name, also = () => undefined }: { name: string; also?: (nth: number) => string | undefined },
): Text[] {
  const usual = USUAL[language]
  return Array.from({ length: n }, (_, nth) => {
    const first = usual[nth % usual.length] as string
    const second = usual[Math.floor(nth / usual.length + nth * 7) % usual.length] as string
    const words = [`${first} ${second}`, also(nth)].filter(Boolean).join(' ')
    const id = `${name}-${nth}`
    return { id, author: id, authorName: null, language, words: `${words} ${marked(nth)}` }
  })
}

/** Something of its own in each text, so that no two are the same. */
function marked(nth: number): string {
  return `(${nth})`
}
