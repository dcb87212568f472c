import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LETTERS = 10
const RANDOM_LETTERS = 16
const POOL_BYTES = 4_096
const LAST_TIME = 2 ** 48 - 1

/**
 * Makes ids that sort by their time and, within one millisecond of one process, by their order: 48 bits of
 * time and 80 random bits in Crockford's base 32, the shape of a ULID. `now` is epoch milliseconds.
 */
export function createIds(): (now: number) => string {
  let pool = Buffer.alloc(0)
  let used = 0
  let last = 0
  let tail: number[] = []
  const fresh = () => {
    if (used + RANDOM_LETTERS > pool.length) {
      pool = randomBytes(POOL_BYTES)
      used = 0
    }
    used += RANDOM_LETTERS
    return Array.from(pool.subarray(used - RANDOM_LETTERS, used), (byte) => byte & 31)
  }
  return (now) => {
    if (now > last) {
      last = now
      tail = fresh()
    } else {
      increment(tail)
    }
    return timeLetters(last) + tail.map((digit) => ALPHABET[digit]).join('')
  }
}

/** The time that an id was made with, epoch milliseconds. */
export function timeOfId(id: string): number {
  return Array.from(id.slice(0, TIME_LETTERS)).reduce(
    (time, letter) => time * 32 + ALPHABET.indexOf(letter),
    0,
  )
}

function increment(digits: number[]): void {
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const digit = (digits[place] as number) + 1
    digits[place] = digit & 31
    if (digit < 32) return
  }
}

function timeLetters(time: number): string {
  let letters = ''
  for (let rest = time; letters.length < TIME_LETTERS; rest = Math.floor(rest / 32)) {
    letters = (ALPHABET[rest % 32] as string) + letters
  }
  return letters
}

/** What ids of this moment and later sort after, and those before it do not; epoch milliseconds. */
export function idsFrom(time: number): string {
  return timeLetters(Math.min(Math.max(0, time), LAST_TIME))
}
