/** A body as a tree, and as the text that a person may look at and that reads as the same tree again. */
export interface ReadBody {
  ok: true
  form: 'json' | 'form' | 'multipart'
  tree: unknown
  text: string
}

/** Why a body cannot be read. `why` is a sentence that repeats nothing of it; `text` is null where it is no text. */
export interface UnreadBody {
  ok: false
  status: 400 | 413 | 415
  why: string
  text: string | null
}

export type BodyReading = ReadBody | UnreadBody

export function unread(status: UnreadBody['status'], why: string, text: string | null): UnreadBody {
  return { ok: false, status, why, text }
}
