import { expect, test } from 'vitest'
import { closingLine, type Report, tallyOf } from './tally.ts'

const clean: Report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}

test('[H5] a run ends with its counts, and names skipped tests only where there are some', () => {
  expect(closingLine(tallyOf(clean, 0))).toBe('3 passed, 0 failed')
  expect(closingLine(tallyOf({ ...clean, numPendingTests: 1, numTodoTests: 1 }, 0))).toBe(
    '3 passed, 0 failed, 2 skipped',
  )
})

test('[H5] a file that does not load is a failure, a file with failed tests is not another one', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  expect(tallyOf({ ...clean, numFailedTests: 1, testResults }, 1).failed).toBe(2)
})

test('[H5] a run that went wrong without a failed test, or left no report, is a failure', () => {
  expect(tallyOf(clean, 1).failed).toBe(1)
  expect(tallyOf(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
