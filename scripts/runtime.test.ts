import { expect, test } from 'vitest'
import { complaintAboutNode } from './runtime.ts'

test('[H4] a Node before 24 is refused in one line that names it, 24 and newer are not', () => {
  expect(complaintAboutNode('v22.22.0')).toMatch(/^Tenfoot runs on Node 24 or newer, this is v22\.22\.0: .+/)
  expect(complaintAboutNode('v9.11.2')).toContain('v9.11.2')
  expect(complaintAboutNode('v24.0.0')).toBeNull()
  expect(complaintAboutNode(process.version)).toBeNull()
})
