import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build/layout.ts'
import { buildClient } from './build.ts'
import { check } from './check.ts'
import { installMissing } from './testing/install-tools.ts'
import { closingLine, type Report, type Tally, tallyOf } from './testing/tally.ts'
import { runTool } from './tool.ts'

/** Hundreds of servers start, each with a thread: what Node made of a file is kept for the next one. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'node')

/** `npm test [-- filters of vitest]`: the checks and all tests, closing with one line of counts. */
async function main(): Promise<void> {
  const complaint = installMissing()
  if (complaint !== null) {
    console.error(complaint)
    finish({ passed: 0, failed: 1, skipped: 0 })
    return
  }
  const unbuilt = await buildClient().then(
    () => 0,
    () => 1,
  )
  const unclean = await check({ write: false })
  const tests = await runTests(process.argv.slice(2))
  finish({ ...tests, failed: tests.failed + unbuilt + unclean })
}

async function runTests(filters: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const code = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...filters], {
      NODE_COMPILE_CACHE: COMPILED,
    })
    return tallyOf(readReport(report), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function finish(tally: Tally): void {
  console.log(closingLine(tally))
  process.exitCode = tally.failed > 0 ? 1 : 0
}

await main()
