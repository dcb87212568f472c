import type { Request } from 'express'
import type { Source } from '../storage/sources.ts'
import { presetNamed } from './presets.ts'
import { schemesOf } from './schemes-of.ts'

/** Where a foreign tool posts to; the key in it is told once. */
export function hookAddress(
  request: Request,
  { publicUrl, source, key }: { publicUrl: string | undefined; source: string; key: string },
): string {
  return `${publicUrl ?? `${request.protocol}://${request.host}`}/hooks/${source}/${key}`
}

type Known = Pick<Source, 'preset' | 'metric' | 'scale' | 'words' | 'mapping' | 'secretGiven' | 'signature'>

/** What the sender cannot tell and nobody has said here yet, by the names of a source's fields. */
export function needsOf(source: Known): string[] {
  const { needs = [] } = presetNamed(source.preset ?? 'generic') ?? {}
  return needs.filter((need) => !isGiven(source, need))
}

function isGiven(source: Known, need: string): boolean {
  if (need === 'secret') return source.secretGiven
  // These are asked on one scale everywhere.
  if (need === 'scale' && (source.metric === 'nps' || source.metric === 'thumbs')) return true
  return source[need as 'mapping'] !== undefined
}

/** What a source says of its hook, without any secret. */
export function describeHook(source: Source) {
  const signs = source.secretGiven && schemesOf(source).length > 0
  return {
    address: `/hooks/${source.id}`,
    /** By what a delivery has to show that it is its sender's. */
    proof: signs ? ('signature' as const) : ('address only' as const),
    secretGiven: source.secretGiven,
    previousSecretEndsAt: source.previousSecret ? new Date(source.previousSecret.endsAt).toISOString() : null,
    needs: needsOf(source),
  }
}
