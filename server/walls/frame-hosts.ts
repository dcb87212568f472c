import * as v from 'valibot'

/** A host as a content security policy names one: nothing in it can end the policy or begin another part. */
const HOST = /^(?:https?:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?$/
const MESSAGE = 'must be a host, as https://intranet.example.com'

/** Hosts whose pages may frame a wall. A slash at the end, as of a copied address, does no harm. */
export const FrameHostsSchema = v.pipe(
  v.array(
    v.pipe(
      v.string(MESSAGE),
      v.maxLength(200, 'must have at most 200 characters'),
      v.transform((text) => text.trim().toLowerCase().replace(/\/$/, '')),
      v.regex(HOST, MESSAGE),
    ),
    'must be a list of hosts',
  ),
  v.maxLength(20, 'must have at most 20 hosts'),
  v.transform((hosts) => [...new Set(hosts)]),
)

/** Whether a page's origin is of one of these hosts, by the rules that a content security policy has for them. */
export function isOfHosts(origin: string, hosts: readonly string[]): boolean {
  const page = URL.canParse(origin) ? new URL(origin) : null
  return page !== null && hosts.some((host) => isOf(page, host))
}

function isOf({ protocol, hostname, port }: URL, host: string): boolean {
  const [, scheme, name = '', wanted] = /^(?:(https?:)\/\/)?(.*?)(?::(\d+|\*))?$/.exec(host) ?? []
  // As browsers do: a host named with http is also meant when it has moved to https.
  const speaks = scheme === undefined || scheme === protocol || (scheme === 'http:' && protocol === 'https:')
  const named = name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name
  return speaks && named && (wanted === '*' || (wanted ?? '') === port || standsFor(wanted, protocol, port))
}

/** A page's origin leaves out the port that its scheme has anyway. */
function standsFor(wanted: string | undefined, protocol: string, port: string): boolean {
  return port === '' && wanted === (protocol === 'https:' ? '443' : '80')
}
