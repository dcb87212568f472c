/** What is posted: one entry, as PRODUCT.md's feedback. */
const FIRST = {
  metric: 'nps',
  score: 9,
  author: { name: 'Maya Keller' },
  touchpoint: 'support',
} as const

export const FIRST_WORDS = "I didn't expect an answer today. You called me back within ten minutes."

interface Post {
  /** Where the server is, as the browser sees it. */
  origin: string
  token: string
  comment: string
}

function bodyOf(comment: string): string {
  return JSON.stringify({ ...FIRST, comment })
}

/** A line for sh, as on Linux and macOS. Inside of single quotes only the quote itself means something. */
export function shellCommand({ origin, token, comment }: Post): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`
  return [
    `curl -sS ${quoted(`${origin}/api/v1/feedback`)}`,
    `-H ${quoted(`Authorization: Bearer ${token}`)}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `-d ${quoted(bodyOf(comment))}`,
  ].join(' \\\n  ')
}

/** The same for PowerShell, which doubles a quote and has to be told to send UTF-8. */
export function powerShellCommand({ origin, token, comment }: Post): string {
  const quoted = (text: string) => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
  return [
    `Invoke-RestMethod ${quoted(`${origin}/api/v1/feedback`)} -Method Post`,
    `-Headers @{ Authorization = ${quoted(`Bearer ${token}`)} }`,
    `-ContentType ${quoted('application/json')}`,
    `-Body ([Text.Encoding]::UTF8.GetBytes(${quoted(bodyOf(comment))}))`,
  ].join(' `\n  ')
}
