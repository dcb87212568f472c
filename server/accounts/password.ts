import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** The shortest password that somebody may choose, characters. */
export const PASSWORD_LENGTH = 10

/** OWASP's recommendation for scrypt: with 8 and 1 it needs 128 MiB and about a third of a second. */
const COST = 2 ** 17
const FACTORS = { r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const LENGTH = 32

/** Counted as people count, whatever keyboard it was typed on. */
export function isLongEnough(password: string): boolean {
  return [...password.normalize('NFKC')].length >= PASSWORD_LENGTH
}

/** Keeps passwords as hashes that cost a guesser time; with another cost, hashes of before match no more. */
export function createPasswords(cost = COST) {
  function derive(password: string, salt: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, LENGTH, { N: cost, ...FACTORS }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  }

  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(16)
      const key = await derive(password, salt)
      return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
    },

    /** Without a hash it takes as long and answers no, so that nobody learns which addresses have an account. */
    async matches(password: string, stored: string | null): Promise<boolean> {
      const [, salt, key] = (stored ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA==$').split('$')
      const expected = Buffer.from(key ?? '', 'base64')
      const actual = await derive(password, Buffer.from(salt ?? '', 'base64'))
      return expected.length === actual.length && timingSafeEqual(expected, actual)
    },
  }
}

export type Passwords = ReturnType<typeof createPasswords>
