import { createHmac } from 'node:crypto'
import type { Delivery, DeliverySummary, Why } from '../../shared/deliveries.ts'
import type { Feedback } from '../../shared/feedback.ts'
import type { TestServer, TestSource } from './server.ts'

/** A source as it is answered when it is made. */
export interface HookSource extends TestSource {
  hookUrl: string
  signingSecret: string
  needs: string[]
}

export interface HookAnswer {
  ok: true
  id?: string
  state: string
  delivery: string
  entries?: { id: string; did: string; display: string }[]
  why?: Why[]
  repeats?: string
}

export type Hook = Awaited<ReturnType<typeof openHook>>

/** A source for a foreign tool, the tool that posts to it, and what an admin sees of it. */
export async function openHook(server: TestServer, settings: object = {}) {
  const source = (await server.makeSource(settings)) as HookSource
  const address = new URL(source.hookUrl).pathname
  const short = `/hooks/${source.id}`
  const deliveries = `/api/v1/sources/${source.id}/deliveries`
  const read = async <Body>(path: string) => (await server.asOwner<Body>('GET', path)).body
  return {
    ...{ source, address, short, deliveries },
    post: (body: unknown, headers: Record<string, string> = {}, path = address) =>
      server.call<HookAnswer>('POST', path, headers, body),
    entry: (id: string | undefined) => read<Feedback>(`/api/v1/feedback/${id}`),
    entries: async () => (await read<{ items: Feedback[] }>(`/api/v1/feedback?source=${source.id}`)).items,
    log: async () => (await read<{ items: DeliverySummary[] }>(deliveries)).items,
    delivery: (id: string) => read<Delivery>(`${deliveries}/${id}`),
    change: (settings: object) => server.asOwner('PATCH', `/api/v1/sources/${source.id}`, settings),
  }
}

/** The header of a signature as GitHub makes it. */
export function signedBy(secret: string, body: string | Uint8Array): Record<string, string> {
  return { 'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
}
