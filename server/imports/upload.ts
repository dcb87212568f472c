import { pipeline } from 'node:stream/promises'
import type { Request } from 'express'
import { Problem } from '../http/problem.ts'
import type { ImportFiles } from './files.ts'

export const UPLOAD_BYTES = 1024 * 1024 * 1024

/** What was learnt of a file while it came in. */
export interface Uploaded {
  bytes: number
  /** Whether all of it is UTF-8. */
  utf8: boolean
}

interface UploadDeps {
  files: Pick<ImportFiles, 'writeTo' | 'remove'>
  limit?: number
}

/**
 * Writes a request's body to the file of an import, piece by piece. Of one that does not come whole nothing stays.
 * @throws Problem 413, 415, 422, 503
 */
export async function receive(
  request: Request,
  id: string,
  { files, limit = UPLOAD_BYTES }: UploadDeps,
): Promise<Uploaded> {
  const tooLarge = () => new Problem(413, `A file must have at most ${limit} bytes. Cut it into several.`)
  if (Number(request.headers['content-length']) > limit) throw tooLarge()
  const coding = request.headers['content-encoding']
  if (coding !== undefined && coding !== 'identity')
    throw new Problem(415, 'Send the file as it is, without a content encoding.')
  const look = makeUtf8Look()
  let bytes = 0
  let over = false
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limit) {
        over = true
        return
      }
      look.see(chunk)
      yield chunk
    }
  }
  try {
    // The request outlives a refusal: its sender reads the answer while it may still be sending.
    const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    await pipeline(counted(chunks), await files.writeTo(id))
  } catch (error) {
    await files.remove(id)
    throw refusalOf(error)
  }
  if (over || bytes === 0) await files.remove(id)
  if (over) throw tooLarge()
  if (bytes === 0) throw new Problem(422, 'The file is empty.')
  return { bytes, utf8: look.end() }
}

function refusalOf(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem(503, 'There is no room for this file on the server.', {
      headers: { 'Retry-After': '60' },
    })
  }
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new Problem(400, 'The file ended before it was complete.')
  }
  return error
}

function makeUtf8Look() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sane = true
  const look = (work: () => void) => {
    if (!sane) return
    try {
      work()
    } catch {
      sane = false
    }
  }
  return {
    see: (chunk: Buffer) => look(() => void decoder.decode(chunk, { stream: true })),
    end(): boolean {
      look(() => void decoder.decode())
      return sane
    },
  }
}
