import { type Request, Router } from 'express'
import { OWN_SCALE } from '../../shared/metric.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { entryOf, keepOne } from '../intake/take.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { type RequestLog, refusalOf } from './request-log.ts'
import { unknownSource } from './routes.ts'

const WORDS = 'A test voice. It counts nowhere, and stands only on walls that ask for tests.'

interface TestVoiceDeps {
  storage: Pick<Storage, 'sources' | 'keep'>
  requestLog: Pick<RequestLog, 'add'>
  now: () => number
}

/** Posts one voice as the source would, through the same checks and the same commit. */
export function testVoiceRoutes({ storage, requestLog, now }: TestVoiceDeps): Router {
  const router = Router()

  router.post('/:id/test', async (request: Request<{ id: string }>, response) => {
    const source = await storage.sources.byId(request.params.id)
    if (!source) throw unknownSource()
    const began = performance.now()
    const note = (status: number, more: object) =>
      requestLog.add(source.id, {
        ...{ at: now(), method: 'POST', path: 'test voice', status, lastFour: '', entries: 1, ...more },
        took: Math.round(performance.now() - began),
        requestId: String(response.getHeader('X-Request-Id')),
      })
    try {
      const entry = entryOf(testVoice(source), source, now())
      const { feedback } = await keepOne(storage, { kind: 'create', source, entry, now: now() })
      note(201, {})
      sendJson(response, 201, feedback, { Location: `/api/v1/feedback/${feedback.id}` })
    } catch (error) {
      if (error instanceof Problem) note(error.status, refusalOf(error.details))
      throw error
    }
  })

  return router
}

/** The best score that the source's customers can give. */
function testVoice({ metric = 'nps', scale }: Source): object {
  return { metric, score: (scale ?? OWN_SCALE[metric]).max, comment: WORDS, test: true }
}
