export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What is used of the report of Vitest's reporter `json`. */
export interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A run is never better than its exit code: files that do not load and stray errors are failures, too. */
export function tallyOf(report: Report | null, exitCode: number): Tally {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const known = report.numFailedTests + report.testResults.filter(failedWithoutTest).length
  return {
    passed: report.numPassedTests,
    failed: known === 0 && exitCode !== 0 ? 1 : known,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function failedWithoutTest({ status, assertionResults }: Report['testResults'][number]): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
}

/** The line that a run of the tests ends with. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
