import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import { Problem } from '../http/problem.ts'
import type { Logo } from '../storage/wall-logos.ts'

export const LOGO_BYTES = 500_000
/** A small file may unfold to a picture that no TV can hold. */
const LONGEST_SIDE = 4_000

type Kind = readonly [type: string, looksLike: (bytes: Buffer) => boolean]

const at = (text: string, offset: number) => (bytes: Buffer) =>
  bytes.toString('latin1', offset, offset + text.length) === text

/** Pictures that can hold no script. What a file is told to be does not matter, only its bytes. */
const KINDS: readonly Kind[] = [
  ['image/png', at('\x89PNG\r\n\x1a\n', 0)],
  ['image/jpeg', at('\xff\xd8\xff', 0)],
  ['image/webp', (bytes) => at('RIFF', 0)(bytes) && at('WEBP', 8)(bytes)],
]

/** @throws Problem 415 for what is no picture of these kinds, 422 for one that is broken or too large */
export function readLogo(body: unknown): Logo {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const type = KINDS.find(([, looksLike]) => looksLike(bytes))?.[0]
  if (!type) throw new Problem(415, 'A logo is a PNG, JPEG or WebP picture.')
  const { width, height } = sizeOf(bytes)
  if (Math.max(width, height) > LONGEST_SIDE) {
    throw new Problem(
      422,
      `A logo is at most ${LONGEST_SIDE} pixels wide and high, not ${width} by ${height}.`,
    )
  }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return { hash, type, body: bytes.toString('base64') }
}

function sizeOf(bytes: Buffer): { width: number; height: number } {
  try {
    const { width, height } = imageSize(bytes)
    if (width > 0 && height > 0) return { width, height }
  } catch {
    // Whatever is wrong with it, it cannot be shown.
  }
  throw new Problem(422, 'This picture is broken: its size cannot be read.')
}

/** Where a wall's logo is fetched from; another picture has another address. */
export function logoAddress({ id, logo }: { id: string; logo: string | null }): string | null {
  return logo === null ? null : `/logos/${id}/${logo}`
}
