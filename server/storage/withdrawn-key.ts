import { createHmac } from 'node:crypto'

/** Names an external id, as `externalKey` makes it, without telling it. */
export type WithdrawnKey = (externalKey: string) => string

/** What stays of an external id when its entry is erased: nobody without the server's secret can tell whose it was. */
export function createWithdrawnKey(secret: string): WithdrawnKey {
  return (externalKey) => createHmac('sha256', secret).update(externalKey).digest('base64url')
}
