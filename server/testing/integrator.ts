import type { Feedback } from '../../shared/feedback.ts'
import type { ProblemDetails } from '../http/problem.ts'
import type { Answer, TestServer, TestSource } from './server.ts'

export type Kept = Feedback & { ignored?: string[] }
export interface BatchAnswer {
  results: { status: number; id?: string; display?: string; ignored?: string[]; problem?: ProblemDetails }[]
}

export type Integrator = ReturnType<typeof createIntegrator>

/** Somebody with the token of a source. */
export function createIntegrator({ call }: Pick<TestServer, 'call'>, { token }: TestSource) {
  const bearer = { Authorization: `Bearer ${token}` }
  const send = <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call<Body>(method, `/api/v1${path}`, { ...bearer, ...headers }, body)
  const byExternalId = (id: string) => `/feedback/by-external-id/${encodeURIComponent(id)}`
  return {
    bearer,
    send,
    post: (body: unknown, headers?: Record<string, string>) => send<Kept>('POST', '/feedback', body, headers),
    batch: (body: unknown, headers?: Record<string, string>) =>
      send<BatchAnswer>('POST', '/feedback/batch', body, headers),
    put: (id: string, body: unknown) => send<Kept>('PUT', byExternalId(id), body),
    withdraw: (id: string) => send('DELETE', byExternalId(id)),
  }
}

/** What of a refusal an integrator goes by; `errors` only where fields are named. */
export function refusalOf({ status, headers, body }: Answer<unknown>): object {
  const problem = body as ProblemDetails
  const { type, title, detail, errors } = problem
  const form = {
    isProblem: headers.get('Content-Type')?.startsWith('application/problem+json') ?? false,
    isTold: [type, title, detail].every((text) => typeof text === 'string' && text !== ''),
    sameStatus: problem.status === status,
    hasRequestId: headers.has('X-Request-Id'),
  }
  if (Object.values(form).includes(false))
    throw new Error(`no proper refusal: ${JSON.stringify({ form, body })}`)
  return { status, ...(errors && { pointers: errors.map(({ pointer }) => pointer) }) }
}
