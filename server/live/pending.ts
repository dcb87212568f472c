/** What commits have changed since a room last looked. */
export interface Pending {
  revision: number
  counted: { from: number; to: number } | null
  feedback: boolean
  hides: boolean
  turns: boolean
  settings: boolean
}

export const NOTHING: Pending = {
  revision: 0,
  counted: null,
  feedback: false,
  hides: false,
  turns: false,
  settings: false,
}

export function merge(a: Pending, b: Pending): Pending {
  const counted =
    a.counted && b.counted
      ? { from: Math.min(a.counted.from, b.counted.from), to: Math.max(a.counted.to, b.counted.to) }
      : (a.counted ?? b.counted)
  return {
    revision: Math.max(a.revision, b.revision),
    counted,
    feedback: a.feedback || b.feedback,
    hides: a.hides || b.hides,
    turns: a.turns || b.turns,
    settings: a.settings || b.settings,
  }
}
