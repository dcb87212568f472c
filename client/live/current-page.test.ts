import { expect, it } from 'vitest'
import { knock, prefetchPage } from './current-page.ts'

interface Said {
  status?: number
  body?: string
  type?: string
}

const PAGE = '<html data-app="/assets/wall-1.js"><link href="/assets/style-1.css"><div id="wall"></div>'

/** A page whose server answers as it is told; what is not there is no answer at all. */
function pageWith(answers: Record<string, Said>) {
  const asked: string[] = []
  const fetch = async (address: string) => {
    asked.push(address)
    const said = answers[address]
    if (!said) throw new TypeError('Failed to fetch')
    const { status = 200, body = '', type = 'basic' } = said
    return { ok: status >= 200 && status < 300, status, type, text: async () => body }
  }
  const page = { fetch, location: { href: '/' }, setTimeout: () => 0 } as unknown as Window
  return { page, asked }
}

it('[W272] a reload fetches the page and all that it loads first', async () => {
  const files = { '/assets/wall-1.js': { body: 'run()' }, '/assets/style-1.css': { body: 'p {}' } }
  const { page, asked } = pageWith({ '/': { body: PAGE }, ...files })
  expect(await prefetchPage(page)).toBe(true)
  expect(asked).toEqual(['/', '/assets/wall-1.js', '/assets/style-1.css'])
})

it('[W272] it does not happen for an error, another’s page, a missing file, or no answer', async () => {
  const script = { '/assets/wall-1.js': { body: 'run()' } }
  const cases = [
    { '/': { status: 502, body: PAGE } },
    { '/': { body: '<html>Welcome to our guest network!' } },
    { '/': { body: PAGE }, ...script },
    { '/': { body: PAGE }, ...script, '/assets/style-1.css': { status: 404 } },
    {},
  ]
  for (const answers of cases) expect(await prefetchPage(pageWith(answers).page)).toBe(false)
})

it('[W273] a network that wants a sign-in is told from a server that is away', async () => {
  const door = (said?: Said) => knock(pageWith(said ? { '/healthz': said } : {}).page)
  expect(await door({ body: '{"status":"ok","build":"1"}' })).toBe('ours')
  expect(await door()).toBe('nobody')
  expect(await door({ status: 502, body: 'Bad gateway' })).toBe('nobody')
  expect(await door({ body: '<html>Please accept our terms' })).toBe('login')
  expect(await door({ status: 0, type: 'opaqueredirect' })).toBe('login')
  expect(await door({ status: 511 })).toBe('login')
})
