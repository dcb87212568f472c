import type { Metric } from '../metric.ts'
import { mean } from './mean.ts'
import type { Method } from './method.ts'
import { net } from './net.ts'
import { share } from './share.ts'

export const METHODS: Readonly<Record<Metric, Method>> = {
  nps: net,
  csat: share,
  ces: share,
  stars: mean,
  thumbs: share,
}
