import { Router } from 'express'
import * as v from 'valibot'
import { MASK_KINDS } from '../../shared/masks.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { notValid, Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { TEXT_LENGTH } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'
import type { Storage } from '../storage/storage.ts'
import type { AuditMaker } from './audit.ts'
import type { MaskFinding } from './masks/finding.ts'
import { PATTERN_LENGTH, patternRefusal, STEPS_IN_ALL, stepsOf } from './masks/pattern-refusal.ts'
import type { MaskSettings, OwnPattern } from './masks/rules.ts'

const PATTERNS = 20

const kind = v.optional(v.boolean('must be true or false'), true)
const { own: _, ...kinds } = Object.fromEntries(MASK_KINDS.map((name) => [name, kind])) as Record<
  (typeof MASK_KINDS)[number],
  typeof kind
>

export const Masks = v.object(
  {
    kinds: v.optional(v.object(kinds, 'must be an object of kinds, each true or false'), {}),
    patterns: v.optional(
      v.pipe(
        v.array(
          v.object(
            {
              name: v.pipe(
                v.string('must be text'),
                v.transform(wellFormed),
                v.trim(),
                v.minLength(1, 'must not be empty'),
                v.maxLength(TEXT_LENGTH, `must have at most ${TEXT_LENGTH} characters`),
              ),
              pattern: v.pipe(
                v.string('must be text'),
                v.transform(wellFormed),
                v.minLength(1, 'must not be empty'),
                v.maxLength(PATTERN_LENGTH, `must have at most ${PATTERN_LENGTH} characters`),
              ),
            },
            'must be an object with name and pattern',
          ),
          'must be a list',
        ),
        v.maxLength(PATTERNS, `must be at most ${PATTERNS} patterns`),
      ),
      [],
    ),
    revision: v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number'))),
  },
  'must be a JSON object',
)

interface MaskRoutesDeps {
  storage: Pick<Storage, 'masks' | 'maskRules'>
  maskFinding: MaskFinding
  sessions: Sessions
  audit: AuditMaker
}

/** What walls mask in customers' words. */
export function maskRoutes({ storage, maskFinding, sessions, audit }: MaskRoutesDeps): Router {
  const router = Router()

  router.get('/', async (_request, response) => {
    sendJson(response, 200, await storage.masks.settings())
  })

  router.put('/', rawBody(100_000), async (request, response) => {
    const { kinds, patterns, revision } = validBody(Masks, request)
    refuseSlow(patterns)
    const line = audit(sessions.account(request).id, 'masks.changed', 'masks')
    const settings = { kinds, patterns } as Pick<MaskSettings, 'kinds' | 'patterns'>
    const outcome = await storage.masks.change(settings, line, revision ?? null)
    if (outcome.kind === 'stale') {
      throw new Problem(409, 'Somebody else has changed it since.', { extra: { current: outcome.settings } })
    }
    await storage.maskRules.refresh()
    maskFinding.begin()
    sendJson(response, 200, outcome.settings)
  })

  return router
}

/** @throws Problem 422 that tells of each pattern why it is not taken */
function refuseSlow(patterns: readonly OwnPattern[]): void {
  const errors = patterns.flatMap(({ pattern }, place) => {
    const detail = patternRefusal(pattern)
    return detail === null ? [] : [{ pointer: `/patterns/${place}/pattern`, detail }]
  })
  if (errors.length > 0) throw notValid(errors)
  const steps = patterns.reduce((sum, { pattern }) => sum + stepsOf(pattern), 0)
  if (steps > STEPS_IN_ALL) {
    throw notValid([{ pointer: '/patterns', detail: 'repeat too much, all together' }])
  }
}
