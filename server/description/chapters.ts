import type { Chapter } from './operation.ts'
import { changes, feed, persons } from './operations/feedback.ts'
import { feedbackIn } from './operations/feedback-in.ts'
import { deliveries, deliveryLog } from './operations/hooks.ts'
import { imports } from './operations/imports.ts'
import { pairing } from './operations/pairing.ts'
import { access, people } from './operations/people.ts'
import { policies } from './operations/policies.ts'
import { screens } from './operations/screens.ts'
import { itself, operations } from './operations/server.ts'
import { sources } from './operations/sources.ts'
import { scores, walls } from './operations/walls.ts'

export const API = '/api/v1'

/** A chapter whose operations stand under the API's own address. */
const inApi = ({ operations, ...chapter }: Chapter): Chapter => ({
  ...chapter,
  operations: Object.fromEntries(
    Object.entries(operations).map(([route, operation]) => [route.replace(' ', ` ${API}`), operation]),
  ),
})

/** Everything that can be called, in the order in which it is told. */
export const CHAPTERS: readonly Chapter[] = [
  inApi(feedbackIn),
  deliveries,
  inApi(changes),
  inApi(feed),
  inApi(persons),
  inApi(scores),
  inApi(sources),
  inApi(deliveryLog),
  inApi(imports),
  inApi(policies),
  inApi(walls),
  inApi(pairing),
  inApi(screens),
  inApi(access),
  inApi(people),
  {
    ...operations,
    operations: { ...operations.operations, ...inApi({ ...operations, operations: itself }).operations },
  },
]
