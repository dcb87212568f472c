import type { Speech } from './speaking.ts'
import type { TextKey } from './texts.ts'

/** Moments of the customer's journey that the wall has words for; any other stands as it was sent. */
const KNOWN = [
  'visit',
  'purchase',
  'delivery',
  'support',
  'return',
  'onboarding',
  'call',
  'chat',
  'checkout',
  'order',
  'installation',
  'repair',
] as const

/** How a moment of the journey is said: "after a delivery"; one that is not known stands as it was sent. */
export function momentText(touchpoint: string, { say }: Pick<Speech, 'say'>): string {
  const key = keyOf(touchpoint)
  return key === null ? touchpoint : say(key)
}

function keyOf(touchpoint: string): TextKey | null {
  const name = touchpoint.trim().toLowerCase()
  const known = KNOWN.filter((moment) => moment === name)[0]
  return known === undefined ? null : `moment.${known}`
}
