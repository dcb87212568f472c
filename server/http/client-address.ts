import type { IncomingMessage } from 'node:http'

/** Whether the proxy at `hop`, counted from us, is ours; as Express compiles `trust proxy`. */
type TrustProxy = (address: string, hop: number) => boolean

/** The network address that a request or a socket's handshake comes from, as `request.ip` of Express tells it. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/** Most hops that are looked at: nobody has more proxies. */
const HOPS_AT_MOST = 20

/**
 * Whether a request came through a proxy that is not known as ours: by its address everybody behind that proxy is
 * the same. Whoever writes the header itself only says so of itself.
 */
export function isOfUnknownProxy(
  { headers, socket }: Parameters<ClientAddress>[0],
  address: ReturnType<ClientAddress>,
): boolean {
  return headers['x-forwarded-for'] !== undefined && address === (socket.remoteAddress ?? '')
}

export function createClientAddress(trusts: TrustProxy): ClientAddress {
  return ({ headers, socket }) => {
    const forwarded = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '')
      .reverse()
    const chain = [socket.remoteAddress ?? '', ...forwarded].slice(0, HOPS_AT_MOST)
    const found = chain.findIndex((address, hop) => !trusts(address, hop))
    return (found < 0 ? chain.at(-1) : chain[found]) ?? ''
  }
}
