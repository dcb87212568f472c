import * as v from 'valibot'
import { readReason } from './answer.ts'
import { reach, refusal } from './sender.ts'
import { Unusable } from './unusable.ts'

const Source = v.object({ name: v.string(), timeZone: v.nullish(v.string()) })

export interface KnownSource {
  name: string
  timeZone: string | null
}

/** Whom the token belongs to. Asked first, so that a wrong token or address is told before anything is sent. */
export async function askSource(url: string, token: string): Promise<KnownSource> {
  const response = await reach(addressOf(url), { headers: { authorization: `Bearer ${token}` } })
  if (response === null) throw new Unusable(`${url} does not answer; is the server running there?`)
  const body: unknown = await response.json().catch(() => null)
  const source = v.safeParse(Source, body)
  if (!response.ok || !source.success) throw new Unusable(refusal(url, response.status, readReason(body)))
  return { name: source.output.name, timeZone: source.output.timeZone ?? null }
}

function addressOf(url: string): URL {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Unusable(`--url ${url} is no address; it should look like http://localhost:4000`)
  }
  return new URL('/api/v1/source', url)
}
