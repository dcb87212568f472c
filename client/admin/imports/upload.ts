import type { Import } from '../../../shared/imports.ts'
import { type Failure, failureOf, type Result, readFailure } from '../api.ts'

/** What the server takes at most. */
export const MOST_BYTES = 1024 ** 3

export interface Upload {
  /** Null where it was cancelled. */
  done: Promise<Result<Import> | null>
  cancel: () => void
}

/** Why a file need not be sent at all; null where it may be. */
export function unfit({ size }: Pick<File, 'size'>): string | null {
  if (size === 0) return 'This file is empty.'
  return size > MOST_BYTES ? 'This file is larger than 1 GB. Cut it into several.' : null
}

/** Sends a file. `fetch` would not say how much of it has gone. */
export function uploadFile(file: File, source: string, onSent: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Result<Import> | null>((resolve) => {
    const fail = (failure: Failure) => resolve({ ok: false, failure })
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total)
    request.onabort = () => resolve(null)
    request.onerror = () =>
      fail(failureOf(0, 'The connection broke while the file was on its way. Nothing of it is kept.'))
    request.onload = async () => {
      if (request.status === 201) resolve({ ok: true, value: JSON.parse(request.responseText) })
      else fail(await readFailure(new Response(request.responseText, { status: request.status })))
    }
  })
  request.open('POST', `/api/v1/imports?${new URLSearchParams({ name: file.name, source })}`)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.send(file)
  return { done, cancel: () => request.abort() }
}
