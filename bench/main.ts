import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildClient } from '../scripts/build.ts'
import { batches } from './figures/batches.ts'
import { desk } from './figures/desk.ts'
import { deskHide } from './figures/desk-hide.ts'
import { fleet } from './figures/fleet.ts'
import { frames } from './figures/frames.ts'
import { history } from './figures/history.ts'
import { hooks } from './figures/hooks.ts'
import { idle } from './figures/idle.ts'
import { imports } from './figures/import.ts'
import { painted } from './figures/painted.ts'
import { paintedBusy } from './figures/painted-busy.ts'
import { posts } from './figures/posts.ts'
import { presence } from './figures/presence.ts'
import { restart } from './figures/restart.ts'
import { script } from './figures/script.ts'
import type { Bench } from './parts/bench.ts'
import { complaintAbout, type Figure } from './parts/figure.ts'
import { readOptions } from './parts/options.ts'
import { openPlaces } from './parts/places.ts'
import { tableOf } from './parts/table.ts'

/** `npm run bench [-- --only posts,batches] [-- --quick]`: what Tenfoot costs, each figure beside its limit. */
const BENCHES: Readonly<Record<string, Bench>> = {
  posts,
  batches,
  hooks,
  painted,
  'painted-busy': paintedBusy,
  'desk-hide': deskHide,
  fleet,
  presence,
  restart,
  idle,
  history,
  import: imports,
  desk,
  frames,
  script,
}
const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

const { only, quick } = readOptions(process.argv.slice(2), Object.keys(BENCHES))
await buildClient()
const figures = await measure(only.length > 0 ? only : Object.keys(BENCHES))
writeFileSync(RESULTS, `${JSON.stringify(figures, null, 2)}\n`)
if (quick) console.log('\nQuick: fewer runs and samples, a shorter history. These figures prove nothing.')
console.log(`\n${tableOf(figures)}\n`)
const complaints = figures.map(complaintAbout).filter((complaint) => complaint !== null)
for (const complaint of complaints) console.error(`Missed: ${complaint}`)
process.exitCode = complaints.length > 0 ? 1 : 0

async function measure(names: readonly string[]): Promise<Figure[]> {
  const places = openPlaces()
  const figures: Figure[] = []
  try {
    for (const name of names) {
      console.error(`Measuring ${name} …`)
      figures.push(...((await BENCHES[name]?.({ runs: quick ? 2 : 5, quick, places })) ?? []))
    }
  } finally {
    await places.close()
  }
  return figures
}
