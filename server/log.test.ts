import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('[U63] a log line of what the database refused tells no row and nothing of what was asked', () => {
  const lines: string[] = []
  const log = createLog('error', { write: (line) => void lines.push(line) })
  const client = { _activeQuery: { values: ['Very private.'] } }
  const detail = 'Failing row contains (1, Very private.).'
  log.error({ err: Object.assign(new Error('refused'), { code: '23514', detail, client }) }, 'failed')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('refused')
  expect(lines[0]).toContain('23514')
  expect(lines[0]).not.toContain('private')
})
