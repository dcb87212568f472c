import type { Mark, ViewChange, WallView } from './wall.ts'

export function markKey(mark: Mark): string {
  return `${mark.minute}:${mark.mood}`
}

/** What turns `before` into `after`; null when nothing differs. Views hold only what JSON holds. */
export function diffViews(before: WallView, after: WallView): ViewChange | null {
  const change: Record<string, unknown> = {}
  for (const field of Object.keys(after) as (keyof WallView)[]) {
    if (field === 'marks') continue
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) change[field] = after[field]
  }
  const marks = diffMarks(before.marks, after.marks)
  if (marks.length > 0) change.marks = marks
  return Object.keys(change).length > 0 ? (change as ViewChange) : null
}

function diffMarks(before: readonly Mark[], after: readonly Mark[]): Mark[] {
  const known = new Map(before.map((mark) => [markKey(mark), mark]))
  const changed: Mark[] = []
  for (const mark of after) {
    const key = markKey(mark)
    if (known.get(key)?.n !== mark.n) changed.push(mark)
    known.delete(key)
  }
  for (const gone of known.values()) changed.push({ ...gone, n: 0 })
  return changed
}

/** The view after a change. Pure: what did not change is the same object as before. */
export function applyChange(view: WallView, change: ViewChange): WallView {
  const { marks, ...fields } = change
  return { ...view, ...fields, marks: marks ? applyMarks(view.marks, marks) : view.marks }
}

function applyMarks(before: readonly Mark[], changed: readonly Mark[]): Mark[] {
  const byKey = new Map(before.map((mark) => [markKey(mark), mark]))
  for (const mark of changed) {
    if (mark.n === 0) byKey.delete(markKey(mark))
    else byKey.set(markKey(mark), mark)
  }
  return [...byKey.values()].sort(byMinute)
}

/** The order in which views hold their marks. */
export function byMinute(a: Mark, b: Mark): number {
  return a.minute - b.minute || (a.mood < b.mood ? -1 : a.mood > b.mood ? 1 : 0)
}
