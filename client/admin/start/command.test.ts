import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { powerShellCommand, shellCommand } from './command.ts'

const post = { origin: 'http://10.0.0.7:4000', token: 'tf_src_abc' }

/** What curl would be called with, by a real shell. */
function argumentsIn(command: string): string[] {
  const printed = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
    encoding: 'utf8',
  })
  return printed.split('\0').slice(0, -1)
}

test('[A4] the printed command hands curl the address, the token and the words, whatever the words hold', () => {
  const anyWords = fc.oneof(fc.string(), fc.constantFrom(`it's "$HOME" \`id\` $(id) \\ !! ''`, '’', 'a\nb'))
  fc.assert(
    fc.property(anyWords, (comment) => {
      const [quiet, address, , authorization, , type, , body] = argumentsIn(
        shellCommand({ ...post, comment }),
      )
      expect([quiet, address]).toEqual(['-sS', 'http://10.0.0.7:4000/api/v1/feedback'])
      expect([authorization, type]).toEqual([
        'Authorization: Bearer tf_src_abc',
        'Content-Type: application/json',
      ])
      expect(JSON.parse(body as string)).toMatchObject({ metric: 'nps', score: 9, comment })
    }),
    { numRuns: 40 },
  )
})

test('[A4] for PowerShell every quote inside of quotes is doubled, the typographic ones that it takes for quotes, too', () => {
  const command = powerShellCommand({ ...post, comment: "it's ’so‘" })
  expect(command).toContain('"comment":"it\'\'s ’’so‘‘"')
})
