import { readSync } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Unusable } from '../unusable.ts'

/** So much stays in memory; a workbook with more goes to a file on the side. */
const IN_MEMORY_BYTES = 16 * 1024 * 1024
const MOST_STRINGS = 20_000_000
const BLOCK_BYTES = 64 * 1024
const BLOCKS = 128

/** The texts of a workbook by their numbers, in the same little memory however many there are. */
export interface Strings {
  at(index: number): string | undefined
  close(): Promise<void>
}

/** Keeps texts as they come, piece by piece. */
export async function keepStrings(
  pieces: AsyncIterable<string[]>,
  { path, inMemory = IN_MEMORY_BYTES }: { path: string; inMemory?: number },
): Promise<Strings> {
  const ends = makeEnds(path)
  let waiting: Buffer[] = []
  let waits = 0
  let side = null as FileHandle | null
  try {
    for await (const piece of pieces) {
      for (const text of piece) {
        const bytes = Buffer.from(text)
        ends.push(bytes.length)
        waiting.push(bytes)
        waits += bytes.length
      }
      if (waits <= inMemory) continue
      side ??= await openSide()
      await side.write(Buffer.concat(waiting))
      waiting = []
      waits = 0
    }
    await side?.write(Buffer.concat(waiting))
  } catch (error) {
    await side?.close()
    throw error
  }
  const bytes = side ? blocksOf(side.fd) : inOne(Buffer.concat(waiting))
  return {
    at: (index) => {
      const range = ends.range(index)
      return range && bytes(range.from, range.to).toString()
    },
    close: async () => side?.close(),
  }
}

/** Where each text ends, eight bytes a text. */
function makeEnds(path: string) {
  let ends = new Float64Array(1024)
  let count = 0
  return {
    push(bytes: number): void {
      if (count === MOST_STRINGS) throw new Unusable(`${path} has more than ${MOST_STRINGS} texts`)
      if (count === ends.length) {
        const grown = new Float64Array(ends.length * 2)
        grown.set(ends)
        ends = grown
      }
      ends[count] = (count === 0 ? 0 : (ends[count - 1] as number)) + bytes
      count += 1
    },
    range(index: number): { from: number; to: number } | undefined {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      return { from: index === 0 ? 0 : (ends[index - 1] as number), to: ends[index] as number }
    },
  }
}

/** It has no name any more as soon as it is there, so that nothing is left of it whatever happens. */
async function openSide(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfoot-strings-'))
  try {
    return await open(join(folder, 'strings'), 'w+', 0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type ReadBytes = (from: number, to: number) => Buffer

function inOne(bytes: Buffer): ReadBytes {
  return (from, to) => bytes.subarray(from, to)
}

/** Texts are asked for in about the order in which they stand: few blocks serve most of them. */
function blocksOf(fd: number): ReadBytes {
  const blocks = new Map<number, Buffer>()
  const block = (at: number): Buffer => {
    const known = blocks.get(at)
    const bytes = known ?? readBlock(fd, at)
    blocks.delete(at)
    blocks.set(at, bytes)
    const [oldest] = blocks.keys()
    if (blocks.size > BLOCKS && oldest !== undefined) blocks.delete(oldest)
    return bytes
  }
  return (from, to) => {
    const parts: Buffer[] = []
    for (let at = from; at < to; ) {
      const start = at - (at % BLOCK_BYTES)
      const end = Math.min(to, start + BLOCK_BYTES)
      parts.push(block(start).subarray(at - start, end - start))
      at = end
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  }
}

function readBlock(fd: number, at: number): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES)
  return bytes.subarray(0, readSync(fd, bytes, 0, BLOCK_BYTES, at))
}
