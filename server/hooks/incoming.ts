/** A delivery as it came over the wire, before anything was made of it. */
export interface Incoming {
  method: string
  /** The whole address as the sender called it: `TENFOOT_PUBLIC_URL`, or the host called, and the path as sent. */
  url: string
  /** Names in lower case; several of one name are joined by a comma, as Node does. */
  headers: Readonly<Record<string, string>>
  /** The bytes that were sent, unfolded where they were compressed. */
  body: Buffer
}
