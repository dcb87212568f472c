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
