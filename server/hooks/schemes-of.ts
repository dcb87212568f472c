import type { Source } from '../storage/sources.ts'
import { presetNamed } from './presets.ts'
import type { Scheme } from './signatures/scheme.ts'
import { schemeNamed } from './signatures/schemes.ts'

/** How a source's sender may sign: as the source itself says, else as its preset does. */
export function schemesOf({ signature, preset }: Pick<Source, 'signature' | 'preset'>): readonly Scheme[] {
  if (signature) return [signature]
  return (presetNamed(preset ?? 'generic')?.signature ?? []).flatMap((name) => schemeNamed(name) ?? [])
}
