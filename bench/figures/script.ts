import { gzipSync } from 'node:zlib'
import { distOf, ROOT } from '../../scripts/build/layout.ts'
import { readPage } from '../../scripts/checks/page-files.ts'
import type { Bench } from '../parts/bench.ts'
import { figure } from '../parts/figure.ts'

const LIMIT_BYTES = 40_000

/** What a TV fetches of script to show a wall. It is the same at every run. */
export const script: Bench = async () => {
  const { modules, classicScripts } = readPage(distOf(ROOT), 'wall')
  const scripts = [...modules.values(), ...classicScripts.values()]
  const bytes = scripts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)
  const note = `${scripts.length} files as built, gzip; limit: ${LIMIT_BYTES} bytes`
  return [figure({ name: 'wall script', unit: 'B', wanted: { atMost: 1 }, note }, [bytes], [LIMIT_BYTES])]
}
