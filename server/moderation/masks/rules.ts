import { RE2JS } from 're2js'
import { MASK_KINDS, type MaskKind } from '../../../shared/masks.ts'

export type { Mask, MaskKind } from '../../../shared/masks.ts'

/** Raised when the finder itself finds otherwise than before: all entries are then looked through again. */
const FINDER = 1

export interface OwnPattern {
  name: string
  /** A regular expression as of JavaScript, without looking around and backward references. */
  pattern: string
}

/** What is masked, as an admin has set it. */
export interface MaskSettings {
  kinds: Record<Exclude<MaskKind, 'own'>, boolean>
  patterns: OwnPattern[]
  /** The revision of their last change; 0 is never. */
  revision: number
}

/** Settings made ready to find with; `version` names them and the finder together. */
export interface MaskRules {
  version: string
  revision: number
  kinds: ReadonlySet<MaskKind>
  patterns: readonly RE2JS[]
}

export const FIRST_MASK_SETTINGS: MaskSettings = {
  kinds: { email: true, phone: true, iban: true, card: true, ip: true, link: true },
  patterns: [],
  revision: 0,
}

/** @throws RE2JSSyntaxException for a pattern that this engine cannot run: none such is ever saved */
export function compileMaskRules({ kinds, patterns, revision }: MaskSettings): MaskRules {
  return {
    version: `${FINDER}.${revision}`,
    revision,
    kinds: new Set(MASK_KINDS.filter((kind) => kind === 'own' || kinds[kind])),
    patterns: patterns.map(({ pattern }) => compilePattern(pattern)),
  }
}

/** This engine's time is linear in the text, whatever the pattern. Upper and lower case are the same. */
export function compilePattern(pattern: string): RE2JS {
  return RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.CASE_INSENSITIVE)
}

/** What is masked where nobody has set anything. */
export const FIRST_MASK_RULES = compileMaskRules(FIRST_MASK_SETTINGS)
