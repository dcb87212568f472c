import * as v from 'valibot'
import { type Scheme, SchemeSchema } from './scheme.ts'

type Description = v.InferInput<typeof SchemeSchema>

/** A signature over the body and nothing else, without a time. */
const ofBody = { algorithm: 'sha256', encoding: 'base64', signed: '{body}' } as const

/**
 * How known senders sign, by the names that presets call them by. From their documentation; for `delighted` the
 * encoding, and for `survicate` the encoding and what is signed, are not stated there. Where one header serves
 * several, the stronger stands first.
 */
const DESCRIPTIONS = [
  {
    name: 'standard-webhooks',
    algorithm: 'sha256',
    encoding: 'base64',
    header: ['webhook-signature', 'svix-signature'],
    prefix: 'v1,',
    list: ' ',
    signed: '{id}.{timestamp}.{body}',
    id: { header: ['webhook-id', 'svix-id'] },
    timestamp: { header: ['webhook-timestamp', 'svix-timestamp'], unit: 's' },
    key: 'whsec-base64',
  },
  { name: 'github', ...ofBody, encoding: 'hex', header: 'X-Hub-Signature-256', prefix: 'sha256=' },
  {
    name: 'delighted',
    ...ofBody,
    encoding: 'hex',
    header: 'X-Delighted-Webhook-Signature',
    prefix: 'sha256=',
  },
  { name: 'typeform', ...ofBody, header: 'Typeform-Signature', prefix: 'sha256=' },
  { name: 'tally', ...ofBody, header: 'Tally-Signature' },
  { name: 'shopify', ...ofBody, header: 'X-Shopify-Hmac-SHA256' },
  {
    name: 'zendesk',
    ...ofBody,
    header: 'X-Zendesk-Webhook-Signature',
    signed: '{timestamp}{body}',
    timestamp: { header: 'X-Zendesk-Webhook-Signature-Timestamp', unit: 'iso' },
  },
  {
    name: 'slack',
    ...ofBody,
    encoding: 'hex',
    header: 'X-Slack-Signature',
    prefix: 'v0=',
    signed: 'v0:{timestamp}:{body}',
    timestamp: { header: 'X-Slack-Request-Timestamp', unit: 's' },
  },
  {
    name: 'stripe',
    ...ofBody,
    encoding: 'hex',
    header: 'Stripe-Signature',
    style: 't=,v1=',
    signed: '{timestamp}.{body}',
    timestamp: { unit: 's' },
  },
  {
    name: 'hubspot-v3',
    ...ofBody,
    header: 'X-HubSpot-Signature-v3',
    signed: '{method}{url}{body}{timestamp}',
    timestamp: { header: 'X-HubSpot-Request-Timestamp', unit: 'ms' },
  },
  {
    name: 'hubspot-v2',
    ...ofBody,
    encoding: 'hex',
    keyed: false,
    header: 'X-HubSpot-Signature',
    signed: '{secret}{method}{url}{body}',
    when: { header: 'X-HubSpot-Signature-Version', is: 'v2' },
  },
  {
    name: 'hubspot-v1',
    ...ofBody,
    encoding: 'hex',
    keyed: false,
    header: 'X-HubSpot-Signature',
    signed: '{secret}{body}',
  },
  {
    name: 'intercom',
    ...ofBody,
    algorithm: 'sha1',
    encoding: 'hex',
    header: 'X-Hub-Signature',
    prefix: 'sha1=',
  },
  {
    name: 'wootric',
    ...ofBody,
    algorithm: 'sha1',
    encoding: 'hex',
    header: 'X-Wootric-Signature',
    prefix: 'sha1=',
  },
  { name: 'helpscout', ...ofBody, algorithm: 'sha1', header: 'X-HelpScout-Signature' },
  {
    name: 'surveymonkey',
    ...ofBody,
    algorithm: 'sha1',
    header: 'Sm-Signature',
    key: '{header:Sm-Apikey}&{secret}',
  },
  { name: 'survicate-hmac-hex', ...ofBody, encoding: 'hex', header: 'Hmac' },
  { name: 'survicate-hmac-base64', ...ofBody, header: 'Hmac' },
  { name: 'survicate-token', static: { header: 'Token' } },
  { name: 'bearer', static: { header: 'Authorization', prefix: 'Bearer ' } },
  { name: 'basic', static: { header: 'Authorization', prefix: 'Basic ', basic: true } },
] as const satisfies readonly Description[]

/** All of them, in the order in which one that takes any of them looks at them. */
export const SCHEMES: readonly Scheme[] = DESCRIPTIONS.map((description) =>
  v.parse(SchemeSchema, description),
)

const byName = new Map(SCHEMES.map((scheme) => [scheme.name, scheme]))

export function schemeNamed(name: string): Scheme | undefined {
  return byName.get(name)
}
