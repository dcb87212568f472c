import { expect, it } from 'vitest'
import { soak } from '../bench/soak/soak.ts'
import { judge } from '../bench/soak/verdict.ts'
import { buildClient } from '../scripts/build.ts'

/** A day instead of the month of `npm run soak`. */
const DAY = { days: 1, voices: 3_000, reconnections: 8, builds: 1 }

it('[W295] after a day of voices, cuts, a night and a new build the wall shows what a fresh load shows, within its limits', async () => {
  await buildClient()
  const report = await soak(DAY)
  expect(judge(report).filter(({ kept }) => !kept)).toEqual([])
  expect(report.reloading).toHaveLength(1)
}, 120_000)
