import { parseArgs } from 'node:util'
import { buildClient } from '../../scripts/build.ts'
import { MONTH, SHORT } from './plan.ts'
import { soak } from './soak.ts'
import { judge } from './verdict.ts'

/** `npm run soak [-- --short]`: a month of a wall's life, pressed together, and whether it is still fine after it. */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
await buildClient()
const judged = judge(await soak(values.short ? SHORT : MONTH, (line) => console.error(line)))
for (const { what, value, limit, kept } of judged) {
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${what}: ${value}${limit === '' ? '' : ` (limit ${limit})`}`)
}
const missed = judged.filter(({ kept }) => !kept)
console.log(
  missed.length === 0 ? 'Verdict: still as on the first day.' : `Verdict: ${missed.length} limits missed.`,
)
process.exitCode = missed.length === 0 ? 0 : 1
