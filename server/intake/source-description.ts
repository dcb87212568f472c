import { METRICS, OWN_SCALE } from '../../shared/metric.ts'
import type { Source } from '../storage/sources.ts'
import { BATCH_BYTES, BATCH_ENTRIES } from './batch.ts'
import { COMMENT_LENGTH, ENTRY_BYTES, LINK_LENGTH, TAG_LENGTH, TAGS, TEXT_LENGTH } from './posted.ts'

/** Tells an integrator who they are and what is expected of them. No secret is in it. */
export function describeSource(source: Source) {
  const { id, name, policy, preset, metric, scale, timeZone } = source
  return {
    id,
    name,
    policy,
    ...(preset !== undefined && { preset }),
    ...(metric !== undefined && { metric }),
    ...(metric !== undefined && { scale: scale ?? OWN_SCALE[metric] }),
    timeZone,
    expects: {
      needs: metric === undefined ? ['score with metric, or comment'] : ['score or comment'],
      metrics: Object.fromEntries(METRICS.map((each) => [each, OWN_SCALE[each]])),
      lengths: { comment: COMMENT_LENGTH, link: LINK_LENGTH, tag: TAG_LENGTH, text: TEXT_LENGTH },
      tags: TAGS,
      bytes: { entry: ENTRY_BYTES, batch: BATCH_BYTES },
      batch: BATCH_ENTRIES,
    },
  }
}
