/** How the server is asked for one customer. */
export type Person = { email: string } | { author: string }

/** What there is of a person. Times are ISO 8601. */
export interface Found {
  entries: number
  sources: string[]
  first: string | null
  last: string | null
  /** How many of them are being erased just now. */
  erasing: number
}

/** What has an @ in it is an address. */
export function readPerson(typed: string): Person {
  const who = typed.trim()
  return who.includes('@') ? { email: who } : { author: who }
}

export function personQuery(person: Person): URLSearchParams {
  return new URLSearchParams({ ...person })
}
