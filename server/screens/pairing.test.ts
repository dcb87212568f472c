import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeText, type ScreenAnswer } from '../../shared/screens.ts'
import { openPage, openPaired, pairScreen } from '../live/testing/paired.ts'
import { MINUTE } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let wall = ''
beforeAll(async () => {
  server = await startTestServer()
  wall = await makeWall('lobby')
})
afterAll(() => server.close())

async function makeWall(slug: string): Promise<string> {
  const made = await server.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: `Wall ${slug}`, slug })
  return made.body.id
}
const screens = <Body = ScreenAnswer>(method: string, path = '', body?: unknown) =>
  server.asOwner<Body>(method, `/api/v1/screens${path}`, body)
const look = (code: unknown) => screens('POST', '/look', { code })
const revoked = (id: string) => server.asOwner('DELETE', `/api/v1/screens/${id}`)

test('[C1] an unpaired page gets a code of six letters, and is told where to enter it and until when', async () => {
  const page = await openPage(server.url)
  const [offer] = page.offers
  expect(offer?.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{6}$/)
  const serverTime = server.clock.now()
  expect(offer).toMatchObject({ serverTime, expiresAt: serverTime + 15 * MINUTE })
  expect(offer).toMatchObject({
    url: `${server.url}/pair`,
    urlWithCode: `${server.url}/pair?c=${offer?.code}`,
  })
  page.close()
})

test('[C3] a page that comes back goes on with its code, and no other page gets it', async () => {
  const page = await openPage(server.url)
  const [offer] = page.offers
  page.close()
  const back = await openPage(server.url, { pairing: offer?.pairing as string })
  expect(back.offers[0]).toMatchObject({ code: offer?.code, expiresAt: offer?.expiresAt })
  const other = await openPage(server.url)
  expect(other.offers[0]?.code).not.toBe(offer?.code)
  for (const each of [back, other]) each.close()
})

test('[C4] an admin sees which device it is before confirming, however the code is typed', async () => {
  const agent = 'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) Chrome/85.0.4183.93 TV Safari/537.36'
  const device = { width: 1280, height: 720, ratio: 1.5 }
  const page = await openPage(server.url, { device, headers: { 'User-Agent': agent } })
  const code = page.offers[0]?.code ?? ''
  const seen = await look(` ${codeText(code).toLowerCase()} `)
  expect(seen.status).toBe(200)
  expect(seen.body).toEqual({
    code: codeText(code),
    ...{ engine: 'Chrome 85 on a Samsung TV', userAgent: agent, address: '127.0.0.1' },
    ...device,
    since: new Date(server.clock.now()).toISOString(),
    expiresAt: new Date(server.clock.now() + 15 * MINUTE).toISOString(),
  })
  page.close()
})

test('[C5] confirming makes a screen and gives its page a key, with which it shows its wall', async () => {
  const page = await openPage(server.url)
  const place = { name: 'Lobby', wall, group: 'Ground floor' }
  const made = await screens('POST', '', { ...place, code: page.offers[0]?.code })
  expect(made.status).toBe(201)
  expect(made.headers.get('Location')).toBe(`/api/v1/screens/${made.body.id}`)
  expect(made.body).toMatchObject({ ...place, wallName: 'Wall lobby', by: 'code', kind: 'paired' })
  expect(made.body).toMatchObject({ pairedBy: 'owner@example.com' })
  expect(JSON.stringify(made.body)).not.toContain('tf_screen')
  await page.until(({ paired }) => paired !== null)
  expect(page.paired).toMatchObject({ name: 'Lobby', wallName: 'Wall lobby' })
  const screen = await openPaired(server.url, page.paired?.token ?? '')
  expect(screen.states).toEqual([{ name: 'Lobby', paused: false, dim: 0, identifyUntil: null }])
  screen.close()
})

test('[C5] a page that was away when it was confirmed gets its key when it comes back', async () => {
  const page = await openPage(server.url)
  const [offer] = page.offers
  page.close()
  expect((await screens('POST', '', { name: 'Hall', wall, code: offer?.code })).status).toBe(201)
  const back = await openPage(server.url, { pairing: offer?.pairing as string })
  expect(back.paired).toMatchObject({ name: 'Hall' })
  // Perhaps the page never got it: then it comes once more.
  const again = await openPage(server.url, { pairing: offer?.pairing as string })
  const screen = await openPaired(server.url, again.paired?.token ?? '')
  for (const each of [back, again, screen]) each.close()
})

test('[C6] a code pairs once, also when two admins confirm at the same moment', async () => {
  const page = await openPage(server.url)
  const code = page.offers[0]?.code
  const both = await Promise.all(['One', 'Two'].map((name) => screens('POST', '', { code, name, wall })))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 404])
  expect((await screens('POST', '', { code, name: 'Three', wall })).status).toBe(404)
  await page.until(({ paired }) => paired !== null)
  page.close()
})

test('[C7] codes that are unknown, used, over or no codes at all are answered alike', async () => {
  const person = await makePerson(server, { role: 'admin', email: 'guess@example.com' })
  const page = await openPage(server.url)
  const over = page.offers[0]?.code as string
  page.close()
  const used = await openPage(server.url)
  await screens('POST', '', { code: used.offers[0]?.code, name: 'Used', wall })
  used.close()
  server.clock.forward(15 * MINUTE)
  const codes = ['BCDFGH', used.offers[0]?.code, over, 'AEIOUY', '123', '']
  const answers = await Promise.all(codes.map((code) => person.as('POST', '/screens/look', { code })))
  const texts = new Set(answers.map(({ body }) => JSON.stringify(body)))
  expect(answers.map(({ status }) => status)).toEqual(codes.map(() => 404))
  expect(texts.size).toBe(1)
})

test('[C7] a wrong wall uses no code up, and says so in its field', async () => {
  const page = await openPage(server.url)
  const code = page.offers[0]?.code
  const refused = await screens('POST', '', { code, name: 'Lobby', wall: 'none' })
  expect(refusalOf(refused)).toMatchObject({ status: 422, pointers: ['/wall'] })
  for (const body of [
    { name: 'x', wall },
    { name: 'x', wall, code, link: true },
    { code: 5, wall },
  ]) {
    expect((await screens('POST', '', body)).status).toBe(422)
  }
  expect((await look(code)).status).toBe(200)
  page.close()
})

test('[C11] whatever opens a magic link is its screen; the link is told once and does not end with its use', async () => {
  const made = await screens<ScreenAnswer & { url: string }>('POST', '', { link: true, name: 'Player', wall })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ by: 'link', pairedAt: null })
  const [, secret = ''] = /\/w\/([\w-]{22})$/.exec(made.body.url) ?? []
  const read = () => screens('GET', `/${made.body.id}`)
  expect(JSON.stringify((await read()).body)).not.toContain(secret)
  const screen = await openPaired(server.url, secret)
  await screen.until(({ states }) => states.length > 0)
  screen.close()
  const again = await openPaired(server.url, secret)
  await expect.poll(async () => (await read()).body.pairedAt).not.toBeNull()
  again.close()
})

test('[C12] another device takes the place of the first: name, wall, group and history stay, the old key ends', async () => {
  const old = await pairScreen(server, { wall, name: 'Hall', group: 'Ground floor' })
  const shown = await openPaired(server.url, old.token)
  const page = await openPage(server.url)
  const answer = await screens('POST', `/${old.id}/replace`, { code: page.offers[0]?.code })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ id: old.id, name: 'Hall', wall, group: 'Ground floor', by: 'code' })
  await shown.until(({ refusals, connected }) => refusals.length > 0 && !connected())
  expect(shown.refusals).toEqual(['unpaired'])
  await expect(openPaired(server.url, old.token)).rejects.toThrow('unpaired')
  await page.until(({ paired }) => paired !== null)
  const now = await openPaired(server.url, page.paired?.token ?? '')
  const { body } = await server.asOwner<{ items: { what: string }[] }>(
    'GET',
    `/api/v1/screens/${old.id}/history`,
  )
  expect(body.items.map(({ what }) => what)).toEqual(expect.arrayContaining(['paired', 'replaced']))
  for (const each of [page, now]) each.close()
  expect((await screens('POST', '/none/replace', { link: true })).status).toBe(404)
})

test('[C12] a magic link is renewed in the same way, and the old one opens nothing', async () => {
  type Made = ScreenAnswer & { url: string }
  const made = await screens<Made>('POST', '', { link: true, name: 'Player', wall })
  const old = made.body.url.split('/w/')[1] as string
  const renewed = await screens<Made>('POST', `/${made.body.id}/replace`, { link: true })
  const secret = renewed.body.url.split('/w/')[1] as string
  expect(secret).not.toBe(old)
  await expect(openPaired(server.url, old)).rejects.toThrow('unpaired')
  const screen = await openPaired(server.url, secret)
  screen.close()
})

test('[C13] a revoked screen hears of it at once, and its key opens nothing any more', async () => {
  const { id, token } = await pairScreen(server, { wall })
  const screen = await openPaired(server.url, token)
  expect((await revoked(id)).status).toBe(204)
  await screen.until(({ connected }) => !connected())
  expect(screen.refusals).toEqual(['unpaired'])
  await expect(openPaired(server.url, token)).rejects.toThrow('unpaired')
  expect((await screens('GET', `/${id}`)).status).toBe(404)
  expect((await revoked(id)).status).toBe(404)
})

test('[C14] what an admin sets for a screen reaches it at once', async () => {
  const { id, token } = await pairScreen(server, { wall })
  const screen = await openPaired(server.url, token)
  const change = { name: 'Lobby, left', paused: true, dim: 0.5 }
  const changed = await screens('PATCH', `/${id}`, change)
  expect(changed.body).toMatchObject(change)
  await screen.until(({ states }) => states.at(-1)?.dim === 0.5)
  expect(screen.states.at(-1)).toEqual({ ...change, identifyUntil: null })
  for (const wrong of [{ dim: 0.9 }, { dim: -1 }, { name: '' }, { paused: 'yes' }, { wall: 'none' }]) {
    expect((await screens('PATCH', `/${id}`, wrong)).status).toBe(422)
  }
  expect((await screens('PATCH', '/none', { dim: 0 })).status).toBe(404)
  screen.close()
})

test('[C14] a screen that gets another wall is told to come again, and then shows that one', async () => {
  const { id, token } = await pairScreen(server, { wall })
  const screen = await openPaired(server.url, token)
  const kitchen = await makeWall('kitchen')
  await screens('PATCH', `/${id}`, { wall: kitchen })
  await screen.until(({ connected }) => !connected())
  expect(screen).toMatchObject({ moved: true, refusals: [] })
  const view = await openPaired(server.url, token)
  await view.until(({ wallName }) => wallName === 'Wall kitchen')
  view.close()
})

test('[C15] a screen whose wall is deleted stays paired, and shows one again when it is given one', async () => {
  const gone = await makeWall('gone')
  const { id, token } = await pairScreen(server, { wall: gone })
  const screen = await openPaired(server.url, token)
  await server.asOwner('DELETE', `/api/v1/walls/${gone}`)
  await screen.until(({ connected }) => !connected())
  expect(screen).toMatchObject({ moved: true, refusals: [] })
  await expect(openPaired(server.url, token)).rejects.toThrow('not_allowed')
  expect((await screens('GET', `/${id}`)).body).toMatchObject({ wall: '', wallName: '' })
  await screens('PATCH', `/${id}`, { wall })
  const back = await openPaired(server.url, token)
  back.close()
})

test('[C15] a wall that gets another address keeps its paired screens, and they show it again when they come back', async () => {
  const moving = await makeWall('moving')
  const { id, token } = await pairScreen(server, { wall: moving })
  const screen = await openPaired(server.url, token)
  const { status } = await server.asOwner('PATCH', `/api/v1/walls/${moving}`, { slug: 'moved' })
  expect(status).toBe(200)
  screen.close()
  const back = await openPaired(server.url, token)
  await back.until(({ wallName }) => wallName === 'Wall moving')
  expect((await screens('GET', `/${id}`)).body).toMatchObject({ wall: moving })
  back.close()
})

test('[C22] only admins pair, change and revoke; whoever only looks is not told where a screen stands', async () => {
  const { id } = await pairScreen(server, { wall })
  for (const role of ['viewer', 'moderator'] as const) {
    const person = await makePerson(server, { role })
    const tries = [
      person.as('POST', '/screens/look', { code: 'BCDFGH' }),
      person.as('POST', '/screens', { link: true, name: 'x', wall }),
      person.as('PATCH', `/screens/${id}`, { dim: 0.1 }),
      person.as('POST', `/screens/${id}/replace`, { link: true }),
      person.as('DELETE', `/screens/${id}`),
    ]
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(tries.map(() => 403))
    const { body } = await person.as('GET', `/screens/${id}`)
    expect(body).toMatchObject({ id, name: 'Lobby', address: null, userAgent: null, pairedBy: null })
  }
})

test('[C23] the log tells who paired, changed, replaced and revoked a screen, and never a code or a key', async () => {
  const { id, token } = await pairScreen(server, { wall, name: 'Logged' })
  await screens('PATCH', `/${id}`, { dim: 0.2 })
  const replaced = await screens<{ url: string }>('POST', `/${id}/replace`, { link: true })
  await revoked(id)
  const { body } = await server.asOwner<{ items: { action: string; actor: { email: string } }[] }>(
    'GET',
    `/api/v1/audit?subject=${id}`,
  )
  const actions = body.items.map(({ action }) => action)
  expect(actions).toEqual(['screen.revoked', 'screen.replaced', 'screen.changed', 'screen.paired'])
  const text = JSON.stringify(body)
  for (const secret of [token, replaced.body.url.split('/w/')[1] as string])
    expect(text).not.toContain(secret)
})

test('[C19] a magic link’s page is the wall’s, whatever its secret is, and is kept nowhere', async () => {
  const { status, headers } = await server.call('GET', '/w/whatever-it-is')
  expect(status).toBe(200)
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
})

test('[C19] the short address leads to where a code is entered, and brings the code along', async () => {
  const response = await fetch(`${server.url}/pair?c=BCDFGH`, { redirect: 'manual' })
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/admin/screens/pair?c=BCDFGH')
})

test('[C29] a name that nobody could see is none', async () => {
  const refused = ['', '   ', '\u202e', '\u200b\u3164', '\u0000\u0301'].map((name) =>
    screens<{ errors: object[] }>('POST', '', { name, wall, link: true }),
  )
  for (const { status, body } of await Promise.all(refused)) {
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/name' }]])
  }
  const seen = ['🌻', 'ردهة', '१', '2'].map((name) => screens('POST', '', { name, wall, link: true }))
  for (const { status, body } of await Promise.all(seen)) {
    expect(status).toBe(201)
    await revoked(body.id)
  }
})

test('[C36] a field that is not there is said to be missing', async () => {
  const { status, body } = await screens<{ errors: object[] }>('POST', '', { link: true })
  expect([status, body.errors]).toEqual([
    422,
    [
      { pointer: '/name', detail: 'is missing' },
      { pointer: '/wall', detail: 'is missing' },
    ],
  ])
  const none = await screens<{ errors: object[] }>('POST', '', [])
  expect(none.status).toBe(422)
  const nothing = await screens<{ errors: object[] }>('POST', '', null)
  expect(nothing.body.errors).toEqual([{ pointer: '', detail: 'must be a JSON object' }])
})
