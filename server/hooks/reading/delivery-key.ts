import { hash } from 'node:crypto'
import type { Interpretation } from '../interpretation.ts'
import type { Preset } from '../presets.ts'
import { isMissing } from './missing.ts'
import type { Place } from './place.ts'

const WEEK = 7 * 86_400
const MINUTE = 60
const LONGEST = 200

/**
 * A delivery is known again by the sender's id of it, and without one by what it says. A form that somebody made
 * without an id can be filled in twice alike: there, equal words are a repetition for a minute only.
 */
export function deliveryKey(
  preset: Preset,
  places: readonly Place[],
  { text, named }: { text: string /** The answers have ids. */; named: boolean },
): Interpretation['deliveryKey'] {
  const [place] = places
  const found = places.length === 1 && place ? preset.reads.delivery?.(place)?.value : undefined
  if (!isMissing(found) && typeof found !== 'object')
    return { key: short(`id:${String(found)}`), seconds: WEEK }
  return { key: hashed(text), seconds: preset.typed && !named ? MINUTE : WEEK }
}

function short(key: string): string {
  return key.length > LONGEST ? hashed(key) : key
}

function hashed(text: string): string {
  return `hash:${hash('sha256', text, 'base64url')}`
}
