import type { Incoming } from '../incoming.ts'

export type Headers = Incoming['headers']

export function headerOf(headers: Headers, name: string): string | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(headers, key) ? headers[key] : undefined
}

/** Which of several names is there; the first one counts. */
export function placeIn(headers: Headers, names: string | readonly string[]): number {
  return [names].flat().findIndex((name) => headerOf(headers, name) !== undefined)
}

/** The header that belongs to the name at `place`: senders that rename one rename them all. */
export function headerAt(
  headers: Headers,
  names: string | readonly string[],
  place: number,
): string | undefined {
  const list = [names].flat()
  const name = list[place] ?? list[0]
  return name === undefined ? undefined : headerOf(headers, name)
}
