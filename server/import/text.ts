import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { TellRead } from './table.ts'
import { Unusable } from './unusable.ts'

const MARKS: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The start of a file, enough to see what it is. */
export async function readStart(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Unusable(`${path} cannot be opened (${error.code})`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** What the file's first bytes say, else UTF-8. */
export function encodingOf(start: Buffer): string {
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))
  return mark?.[0] ?? 'utf-8'
}

/** The file's text in pieces, without its byte order mark; bytes that do not fit the encoding are an error. */
export async function* readText(path: string, encoding: string, tell?: TellRead): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  const decode = (chunk?: Buffer) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new Unusable(`${path} is not ${encoding}`, '--encoding windows-1252 is the usual other one')
    }
  }
  const { size } = tell ? await stat(path) : { size: 0 }
  let read = 0
  for await (const chunk of createReadStream(path)) {
    read += chunk.length
    tell?.(Math.min(1, read / size))
    yield decode(chunk)
  }
  yield decode()
}

/** Enough of a start to guess by; what is wrong with its bytes is told when they are read. */
export function startText(start: Buffer, encoding: string): string {
  return decoderOf(encoding, false).decode(start)
}

function decoderOf(encoding: string, fatal = true): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal })
  } catch {
    throw new Unusable(`"${encoding}" is no encoding that is known here`)
  }
}
