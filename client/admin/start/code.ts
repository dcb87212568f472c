import type { Post } from './command.ts'

/** For Node 18 and newer, and with its own way to get the token for every other JavaScript. */
export function javaScript({ origin, token, entry }: Post): string {
  return `const answer = await fetch(${text(`${origin}/api/v1/feedback`)}, {
  method: "POST",
  headers: {
    Authorization: ${text(`Bearer ${token}`)},
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${indented(literal(entry, ['true', 'false', 'null']), 2)}),
})
console.log(await answer.text())`
}

/** For Python 3 as it comes, without anything to install. */
export function python({ origin, token, entry }: Post): string {
  return `import json, urllib.error, urllib.request
request = urllib.request.Request(
    ${text(`${origin}/api/v1/feedback`)},
    data=json.dumps(${indented(literal(entry, ['True', 'False', 'None']), 4)}).encode(),
    headers={
        "Authorization": ${text(`Bearer ${token}`)},
        "Content-Type": "application/json",
    },
)
try:
    print(urllib.request.urlopen(request).read().decode())
except urllib.error.HTTPError as refusal:
    print(refusal.read().decode())`
}

type Constants = readonly [yes: string, no: string, nothing: string]

/** A value as both languages write it, but for their names of true, false and nothing. */
function literal(value: unknown, constants: Constants): string {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return String(value)
  if (value === true) return constants[0]
  if (value === false) return constants[1]
  if (value === null || typeof value !== 'object') return constants[2]
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, constants)).join(', ')}]`
  const fields = Object.entries(value).map(([key, item]) => `  ${text(key)}: ${nested(item, constants)},`)
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n}`
}

const nested = (item: unknown, constants: Constants) => indented(literal(item, constants), 2)

function indented(code: string, by: number): string {
  return code.replaceAll('\n', `\n${' '.repeat(by)}`)
}

/** In ASCII alone: what a terminal does to other characters on their way is not known. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
