import type { Turn, WallView } from '../../shared/wall.ts'
import { composeView, readMarks, readScore } from '../live/wall-view.ts'
import { readSceneParts } from '../scenes/read.ts'
import type { Scores } from '../scores/scores.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from './day.ts'
import { project, stands } from './project.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const RETURNS_WITHIN_MS = 30 * DAY_MS

interface PreviewDeps {
  storage: Pick<Storage, 'turns' | 'feedback' | 'themes' | 'maskRules'>
  scores: Scores
  now: () => number
}

/**
 * The view of a wall as it would be with these settings, by the same code as the wall's own. It is shown open,
 * whatever its hours, and with a voice that may stand there, so that there is something to see.
 */
export async function previewOf({ storage, scores, now }: PreviewDeps, wall: Wall): Promise<WallView> {
  const at = now()
  const day = { ...dayOf(wall, at), open: true, reopens: null, closedAt: null }
  const deps = { storage, scores }
  const [score, marks, row] = await Promise.all([
    readScore(deps, wall, at),
    readMarks(deps, wall, day, [], null),
    voiceFor(storage, wall, at),
  ])
  const turn: Turn | null = row && {
    // Long enough ago that it stands already.
    ...{ k: 0, kind: 'returning', from: at - MINUTE_MS, until: at + DAY_MS },
    voice: project(row, wall, storage.maskRules.current()),
  }
  const first = turn === null && score.n === 0 && marks.length === 0
  const scenes = await readSceneParts(deps, { wall, score, day, at })
  return composeView({
    ...{ wall, day, counted: { score, marks }, turn, between: null, scenes, waiting: 0, first },
  })
}

/** Who stood there last, if these settings let them; else whoever would return first. */
async function voiceFor(
  storage: PreviewDeps['storage'],
  wall: Wall,
  now: number,
): Promise<FeedbackRow | null> {
  const last = await storage.turns.last(wall.id)
  const row = last && (await storage.feedback.rowById(last.feedback_id))
  if (row && stands(row, wall)) return row
  const { filter, tests, unhappy } = wall
  const what = { filter, tests, unhappy: unhappy !== 'count' }
  return storage.turns.returning(what, wall.id, now - RETURNS_WITHIN_MS, now, now)
}
