/** Why something was not done, as the server said it; status 0 is a server that was not reached. */
export interface Failure {
  status: number
  detail: string
  /** What is wrong with which field, by its name. */
  fields: Readonly<Record<string, string>>
  /** Seconds until it is worth trying again. */
  retryAfter: number | null
  /** With a 409: what it has become, as far as that is told. */
  current: Readonly<Record<string, unknown>> | null
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** As every collection is answered. `next` is the cursor of what follows; null or missing where nothing does. */
export interface List<T> {
  items: T[]
  next?: string | null
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Api {
  get<T>(path: string): Promise<Result<T>>
  post<T>(path: string, body: object): Promise<Result<T>>
  put<T>(path: string, body: object): Promise<Result<T>>
  patch<T>(path: string, body: object): Promise<Result<T>>
  delete<T = null>(path: string): Promise<Result<T>>
}

interface ApiNeeds {
  fetch: typeof fetch
  /** Called when the server does not know who is asking any more. */
  onSignedOut: () => void
}

const ROOT = '/api/v1'
/** Where a 401 is an answer to the question that was asked. */
const MAY_BE_SIGNED_OUT = ['/session']

/** The one way in which the admin app talks to the server. It never throws. */
export function createApi({ fetch, onSignedOut }: ApiNeeds): Api {
  async function ask<T>(method: Method, path: string, body?: object): Promise<Result<T>> {
    const isFile = body instanceof Blob
    const headers = body ? { 'Content-Type': isFile ? body.type : 'application/json' } : {}
    const init = { method, headers, ...(body && { body: isFile ? body : JSON.stringify(body) }) }
    try {
      const response = await fetch(ROOT + path, init)
      if (response.status === 401 && !MAY_BE_SIGNED_OUT.includes(path)) onSignedOut()
      if (!response.ok) return { ok: false, failure: await readFailure(response) }
      return { ok: true, value: response.status === 204 ? null : await response.json() }
    } catch {
      return { ok: false, failure: failureOf(0, 'The server cannot be reached.') }
    }
  }
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    delete: (path) => ask('DELETE', path),
  }
}

interface ProblemDetails {
  detail?: string
  errors?: { pointer: string; detail: string }[]
  current?: Record<string, unknown>
}

export async function readFailure(response: Response): Promise<Failure> {
  const problem: ProblemDetails = await response.json().catch(() => ({}))
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return {
    ...failureOf(response.status, problem.detail ?? `The server answered ${response.status}.`),
    fields: Object.fromEntries((problem.errors ?? []).map((error) => [error.pointer.slice(1), error.detail])),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
    current: problem.current ?? null,
  }
}

export function failureOf(status: number, detail: string): Failure {
  return { status, detail, fields: {}, retryAfter: null, current: null }
}
