import type { Segment } from './segments.ts'

/** What is masked, in words. */
export const MASK_NAMES: Readonly<Record<NonNullable<Segment['masked']>, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  iban: 'IBAN',
  card: 'card number',
  ip: 'IP address',
  link: 'link',
  own: 'own pattern',
  chosen: 'masked by a moderator',
}
