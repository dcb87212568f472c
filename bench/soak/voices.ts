import { makeRandom, type Random } from '../../server/demo/random.ts'
import { entryAt } from '../parts/entry.ts'

const WORDS = 'the lamp was broken and nobody in the whole shop knew why until somebody called me back'.split(
  ' ',
)
const OTHERS = [
  'Très bien accueilli, merci à toute l’équipe.',
  'Ich musste dreimal anrufen, dann ging alles sehr schnell.',
  '注文した翌日に届きました。',
  'الخدمة ممتازة وسريعة',
  'Очень быстро ответили, спасибо.',
  'บริการดีมาก ประทับใจ',
  '🎉🎉 Perfect!',
  'Χρειάστηκε να περιμένω μισή ώρα.',
]

/** Voices of all lengths, some in other scripts, some without words; each number is another one. */
export function voicesFrom(first: number, count: number, at: number): object[] {
  const random = makeRandom(`soak ${first}`)
  return Array.from({ length: count }, (_, i) => {
    const entry = entryAt(first + i, new Date(at - random.between(0, 900_000)).toISOString())
    return { ...entry, author: { ...entry.author, name: nameOf(random) }, comment: commentOf(random) }
  })
}

function commentOf(random: Random): string | undefined {
  if (random.chance(0.1)) return undefined
  if (random.chance(0.15)) return random.one(OTHERS)
  const length = random.between(2, random.chance(0.1) ? 120 : 30)
  return `${Array.from({ length }, () => random.one(WORDS)).join(' ')}.`
}

function nameOf(random: Random): string {
  return `${random.one(['Maya', 'Jonas', 'Inés', 'Łukasz', '陽子'])} ${random.one(['Krüger', 'Weber', 'Ortiz', 'Nowak'])}`
}
