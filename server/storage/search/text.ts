import type { FeedbackRow } from '../schema.ts'
import { wordsOf } from './words.ts'

/** What an entry is found by. */
export type Searchable = Pick<
  FeedbackRow,
  | ('comment' | 'author_id' | 'author_name' | 'author_email' | 'author_company' | 'author_segment')
  | ('location' | 'touchpoint' | 'tags' | 'language' | 'metric' | 'score' | 'mood')
>

/** Which value a sign stands for. */
const KINDS = {
  metric: 'x',
  score: 'p',
  mood: 'm',
  location: 'l',
  touchpoint: 't',
  segment: 'g',
  language: 'n',
  tag: 'k',
  author: 'a',
  email: 'e',
} as const
type Kind = keyof typeof KINDS

/**
 * A value to filter by in the form in which it stands among the words of the index. Different values may have one
 * sign: whoever finds by it looks at the value again.
 */
export function signOf(kind: Kind, value: string): string {
  return `=${KINDS[kind]}${hashed(value).toString(36)}`
}

/** Everything that an entry is found by, each word once, between single spaces. */
export function searchText(row: Searchable): string {
  const tags: string[] = row.tags === null ? [] : JSON.parse(row.tags)
  const texts = [row.comment, row.author_name, row.author_email, row.author_company, row.location, ...tags]
  const found = new Set(signsOf(row, tags))
  for (const text of texts) if (text !== null) for (const word of wordsOf(text)) found.add(word)
  return ` ${[...found].join(' ')} `
}

function signsOf(row: Searchable, tags: readonly string[]): string[] {
  const single: [Kind, string | null][] = [
    ['metric', row.metric],
    ['score', row.score === null ? null : String(row.score)],
    ['mood', row.mood],
    ['location', row.location],
    ['touchpoint', row.touchpoint],
    ['segment', row.author_segment],
    ['language', row.language],
    ['author', row.author_id],
    ['email', row.author_email === null ? null : row.author_email.toLowerCase()],
  ]
  const signs = single.flatMap(([kind, value]) => (value === null ? [] : [signOf(kind, value)]))
  return [...signs, ...tags.map((tag) => signOf('tag', tag))]
}

/** FNV-1a, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < text.length; n += 1) {
    hash = Math.imul(hash ^ (text.charCodeAt(n) & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (text.charCodeAt(n) >> 8), 0x01000193)
  }
  return hash >>> 0
}
