/** What is taken for personal data in a customer's words; `own` is what an admin's own patterns find. */
export const MASK_KINDS = ['email', 'phone', 'iban', 'card', 'ip', 'link', 'own'] as const
export type MaskKind = (typeof MASK_KINDS)[number]

/** A span of a text that walls do not show: UTF-16 offsets, `end` is exclusive. */
export interface Mask {
  start: number
  end: number
  kind: MaskKind
}
