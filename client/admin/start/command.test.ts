import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandFor, firstEntry, powerShellCommand, shellCommand } from './command.ts'

const post = { origin: 'http://10.0.0.7:4000', token: 'tf_src_abc' }
const HOSTILE = `it's "$HOME" \`id\` $(id) \\ !! '' \${process.exit()} """ \\u0041 👍 \u2028 # CODE`
const anyWords = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(HOSTILE, '’', "a\nb\nCODE\n'@"))

/** What curl would be called with, by a real shell. */
function argumentsIn(command: string): string[] {
  const printed = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
    encoding: 'utf8',
  })
  return printed.split('\0').slice(0, -1)
}

test('[A4] the printed command hands curl the address, the token and the words, whatever the words hold', () => {
  fc.assert(
    fc.property(anyWords, (comment) => {
      const entry = { ...firstEntry({}), comment }
      const [quiet, address, , authorization, , type, , body] = argumentsIn(shellCommand({ ...post, entry }))
      expect([quiet, address]).toEqual(['-sS', 'http://10.0.0.7:4000/api/v1/feedback'])
      expect([authorization, type]).toEqual([
        'Authorization: Bearer tf_src_abc',
        'Content-Type: application/json',
      ])
      expect(JSON.parse(body as string)).toEqual(entry)
    }),
    { numRuns: 40 },
  )
})

test('[A4] for PowerShell every quote inside of quotes is doubled, the typographic ones that it takes for quotes, too', () => {
  const command = powerShellCommand({ ...post, entry: { comment: "it's ’so‘" } })
  expect(command).toContain('"comment":"it\'\'s ’’so‘‘"')
})

interface Sent {
  url: string
  token: string
  body: object
}

/** The programs' ways out are replaced by ones that print what they would have sent. */
const CAUGHT = {
  javascript: `const fetch = async (url, { headers, body }) => ({ text: () =>
    JSON.stringify({ url, token: headers.Authorization, body: JSON.parse(body) }) });`,
  python: `import io, json, urllib.request
def caught(request):
    sent = {"url": request.full_url, "token": request.headers["Authorization"], "body": json.loads(request.data)}
    return io.BytesIO(json.dumps(sent).encode())
urllib.request.urlopen = caught`,
} as const

function sentBy(language: 'javascript' | 'python', entry: object): Sent {
  const command = commandFor(language, 'sh', { ...post, entry })
  const caught = command.replace("<<'CODE'\n", () => `<<'CODE'\n${CAUGHT[language]}\n`)
  return JSON.parse(execFileSync('sh', ['-c', caught], { encoding: 'utf8' }))
}

const hasPython = () => {
  try {
    return execFileSync('python3', ['--version']).length > 0
  } catch {
    return false
  }
}

test.each(['javascript', 'python'] as const)(
  '[Q12] the printed %s sends the entry with the token, whatever the words hold',
  (language) => {
    if (language === 'python' && !hasPython()) return
    for (const comment of [HOSTILE, "a\nb\nCODE\n'@", '’“', 'é\t\u0000']) {
      const entry = { ...firstEntry({}), comment, test: true, tags: ['a', 'b'], consent: { show: false } }
      expect(sentBy(language, entry)).toEqual({
        url: 'http://10.0.0.7:4000/api/v1/feedback',
        token: 'Bearer tf_src_abc',
        body: entry,
      })
    }
  },
)

test.each(['javascript', 'python'] as const)(
  '[Q12] for PowerShell the %s stands between marks that nothing in it can end, in ASCII alone',
  (language) => {
    fc.assert(
      fc.property(anyWords, (comment) => {
        const command = commandFor(language, 'powershell', { ...post, entry: { comment } })
        expect(command).toMatch(/^@'\n[\x20-\x7e\n]*\n'@ \| (node|py) [^\n]*$/)
        expect(command.split('\n').filter((line) => line.startsWith("'@"))).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  },
)

test('[Q12] the first entry is one that its source takes', () => {
  expect(firstEntry({})).toMatchObject({ metric: 'nps', score: 9 })
  expect(firstEntry({ metric: 'csat' })).toMatchObject({ metric: 'csat', score: 5 })
  expect(firstEntry({ metric: 'nps', scale: { min: 0, max: 5 } })).toMatchObject({ score: 5 })
})
