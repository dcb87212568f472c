import { Router } from 'express'
import type { Voice } from '../../shared/wall.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { project } from '../walls/project.ts'
import { type WhyNot, whyNotOn } from '../walls/why-not.ts'
import type { MaskRules } from './masks/rules.ts'
import { unknownEntry } from './outcome.ts'

interface OnWall {
  /** The wall's id. */
  wall: string
  name: string
  /** Whether it would stand there, were it shown. */
  stands: boolean
  why: WhyNot | null
  /** As the wall would show it; null where it would not. */
  voice: Voice | null
}

interface OnWallsDeps {
  storage: Pick<Storage, 'feedback' | 'walls' | 'maskRules'>
  sessions: Sessions
}

/**
 * How an entry stands, or would, on each wall: the very projection that screens get. Who may not see personal
 * data is told no names here either, since not all that is told stands on a wall.
 */
export function onWallsRoutes({ storage, sessions }: OnWallsDeps): Router {
  const router = Router()
  router.get('/:id/walls', async (request, response) => {
    const row = await storage.feedback.rowById(request.params.id)
    if (!row) throw unknownEntry()
    const { personalData } = sessions.account(request)
    const seen = personalData ? row : { ...row, author_name: null }
    const rules = storage.maskRules.current()
    const items = (await storage.walls.list()).map((wall) => onWall(seen, wall, rules))
    sendJson(response, 200, { items, next: null })
  })
  return router
}

function onWall(row: FeedbackRow, wall: Wall, rules: MaskRules): OnWall {
  const why = whyNotOn(row, wall)
  const voice = why === null ? project({ ...row, display: 'shown' }, wall, rules) : null
  return { wall: wall.id, name: wall.name, stands: why === null, why, voice }
}
