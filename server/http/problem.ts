/** One field that is wrong; `pointer` is a JSON pointer into the body, empty for the whole. */
export interface FieldError {
  pointer: string
  detail: string
}

/** As RFC 9457 has it. */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail: string
  errors?: FieldError[]
}

export const PROBLEM_TYPE = 'application/problem+json'

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  431: 'Too large',
  500: 'Something broke here',
  503: 'Not available just now',
}

/** A refusal that may be told: everything in it reaches the sender. */
export class Problem extends Error {
  readonly status: number
  readonly errors: FieldError[] | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Further members of the answer. */
  readonly extra: object

  constructor(
    status: number,
    detail: string,
    more: { errors?: FieldError[]; headers?: Record<string, string>; extra?: object; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause })
    this.status = status
    this.errors = more.errors
    this.headers = more.headers ?? {}
    this.extra = more.extra ?? {}
  }

  get details(): ProblemDetails {
    const { status, errors, message } = this
    const title = TITLES[status] ?? 'Refused'
    // No page describes the kinds of refusals yet: the title says all that there is to know.
    return { type: 'about:blank', title, status, detail: message, ...(errors && { errors }), ...this.extra }
  }
}

export function notValid(errors: FieldError[]): Problem {
  const first = errors[0]
  const where = first?.pointer ? `${first.pointer.slice(1).replaceAll('/', '.')} ` : ''
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new Problem(422, `${where}${first?.detail ?? 'not valid'}${more}`, { errors })
}

export function unavailable(cause: unknown): Problem {
  return new Problem(503, 'Nothing can be kept just now. Send it again in a few seconds.', {
    headers: { 'Retry-After': '5' },
    cause,
  })
}

export function changedMeanwhile(): Problem {
  return new Problem(409, 'Somebody else has changed it since. Read it again.')
}
