/** Milliseconds after which nobody waits for an answer any more. */
const PATIENCE = 20_000

/** What stands behind the address where the server was: itself, nobody, or somebody who wants a sign-in first. */
export type Door = 'ours' | 'nobody' | 'login'

/** An answer within the time, or null. An engine of 2016 cannot give a request up. */
function answered(page: Window, address: string, init: RequestInit): Promise<Response | null> {
  const late = new Promise<null>((resolve) => void page.setTimeout(() => resolve(null), PATIENCE))
  const answer = page.fetch(address, init).catch(() => null)
  return Promise.race([answer, late])
}

async function textOf(response: Response | null): Promise<string> {
  return response?.ok ? response.text().catch(() => '') : ''
}

/**
 * Looks whether the server has this page, and fetches what it loads into the browser's memory, so that a reload
 * finds everything there. False for an error page, for another's page, and when one file cannot be had: a reload
 * must never trade a working wall for that.
 */
export async function prefetchPage(page: Window): Promise<boolean> {
  const init: RequestInit = { cache: 'no-store', credentials: 'same-origin' }
  const html = await textOf(await answered(page, page.location.href, init))
  if (html.indexOf('id="wall"') < 0) return false
  const files = html.match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? []
  const all = await Promise.all(files.map((file) => answered(page, file, { credentials: 'same-origin' })))
  // Read to their ends: an engine keeps what nobody reads.
  const texts = await Promise.all(all.map(textOf))
  return texts.every((text) => text !== '')
}

/** A network that asks for a sign-in answers for everybody, with its own page or a way to it. */
export async function knock(page: Window): Promise<Door> {
  const response = await answered(page, '/healthz', { cache: 'no-store', redirect: 'manual' })
  if (!response) return 'nobody'
  if (response.type === 'opaqueredirect' || response.status === 511) return 'login'
  const said = await textOf(response)
  if (!response.ok) return 'nobody'
  return /^\s*\{/.test(said) && said.indexOf('"build"') > 0 ? 'ours' : 'login'
}
