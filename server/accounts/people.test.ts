import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { accept, keyOf, makePerson, makeToken, PASSWORD, type Person, signIn } from '../testing/people.ts'
import { cookieOf, OWNER, startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let admin: Person
beforeAll(async () => {
  server = await startTestServer()
  admin = await makePerson(server, { role: 'admin' })
})
afterAll(() => server.close())

interface Items {
  items: Record<string, unknown>[]
}
const asOwner = (method: string, path: string, body?: unknown) =>
  server.asOwner(method, `/api/v1${path}`, body)
const list = async (path: string) => (await server.asOwner<Items>('GET', `/api/v1${path}`)).body.items
const post = (path: string, body: object) =>
  server.call('POST', `/api/v1${path}`, { Origin: server.url }, body)

/** A page of the desk that is open; settles when the server sends it away. */
async function openDesk({ cookie }: Person): Promise<{ gone: Promise<string> }> {
  const extraHeaders = { Cookie: cookie, Origin: server.url }
  const socket: Socket = io(`${server.url}/desk`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders },
  })
  const gone = new Promise<string>((resolve) => void socket.on('disconnect', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return { gone }
}

test('[U10] an invitation is a link that is told once, opens an account with its role, and then nothing', async () => {
  const wish = { email: ' New@Example.com', role: 'moderator' }
  const { status, body } = await asOwner('POST', '/invitations', wish)
  expect({ status, body }).toEqual({
    status: 201,
    body: {
      ...{ id: expect.any(String), email: 'new@example.com', role: 'moderator', personalData: true },
      ...{ invitedBy: expect.any(String), createdAt: expect.any(String), expiresAt: expect.any(String) },
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/admin#invite=tf_invite_[\w-]{43}$/),
    },
  })
  const { url, ...shown } = body
  expect(await list('/invitations')).toContainEqual(shown)
  const key = keyOf(String(url))
  expect((await post('/invitations/look', { key })).body).toMatchObject({ email: 'new@example.com' })
  const joined = await accept(server, key)
  expect(joined).toMatchObject({ status: 201, body: { email: 'new@example.com', role: 'moderator' } })
  const me = await server.call('GET', '/api/v1/session', { Cookie: cookieOf(joined.headers) })
  expect(me.body).toEqual(joined.body)
  expect(refusalOf(await accept(server, key))).toEqual({ status: 403 })
  expect((await signIn(server, 'new@example.com')).status).toBe(201)
})

test('[U10] used, taken back, too old and never given out are answered alike', async () => {
  const invite = async (email: string) =>
    (await asOwner('POST', '/invitations', { email, role: 'viewer' })).body as { id: string; url: string }
  const used = await invite('used@example.com')
  await accept(server, keyOf(used.url))
  const revoked = await invite('revoked@example.com')
  expect((await asOwner('DELETE', `/invitations/${revoked.id}`)).status).toBe(204)
  const old = await invite('old@example.com')
  server.clock.forward(7 * DAY)
  const answers = []
  for (const key of [...[used, revoked, old].map(({ url }) => keyOf(url)), 'tf_invite_never']) {
    for (const path of ['/invitations/look', '/invitations/accept']) {
      answers.push((await post(path, { key, password: PASSWORD })).body)
    }
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 403 })
})

test('[U12] an admin invites no owner, touches none, and helps none to a new password', async () => {
  const owner = (await list('/users')).find(({ role }) => role === 'owner')
  const { id } = owner as { id: string }
  const wish = { email: 'x@example.com', role: 'owner' }
  expect(refusalOf(await admin.as('POST', '/invitations', wish))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('PATCH', `/users/${id}`, { role: 'viewer' }))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('PATCH', `/users/${admin.id}`, { role: 'owner' }))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('DELETE', `/users/${id}`))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('DELETE', `/users/${id}/sessions`))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('POST', `/users/${id}/reset`))).toEqual({ status: 403 })
  expect(refusalOf(await admin.as('POST', `/users/${admin.id}/reset`))).toEqual({ status: 403 })
  expect(refusalOf(await asOwner('DELETE', `/users/${id}`))).toEqual({ status: 409 })
})

test('[U11] whoever is removed is out at once, with open pages and tokens', async () => {
  const leaver = await makePerson(server, { role: 'admin', email: 'leaver@example.com' })
  const token = await makeToken(server, leaver, 'read')
  const desk = await openDesk(leaver)
  expect((await asOwner('DELETE', `/users/${leaver.id}`)).status).toBe(204)
  expect(refusalOf(await leaver.as('GET', '/session'))).toEqual({ status: 401 })
  expect(refusalOf(await token.as('GET', '/feedback'))).toEqual({ status: 401 })
  expect(await desk.gone).toBe('io server disconnect')
  expect(refusalOf(await signIn(server, 'leaver@example.com'))).toEqual({ status: 401 })
  expect(refusalOf(await asOwner('GET', `/users/${leaver.id}`))).toEqual({ status: 404 })
})

test('[U16] a new role holds from the next request on; a second change over an old revision is told the first', async () => {
  const person = await makePerson(server, { role: 'viewer', email: 'riser@example.com' })
  expect(refusalOf(await person.as('GET', '/audit'))).toEqual({ status: 403 })
  const { body: before } = await asOwner('GET', `/users/${person.id}`)
  const change = { role: 'moderator', revision: before.revision }
  const { body: after } = await asOwner('PATCH', `/users/${person.id}`, change)
  expect(after).toMatchObject({ role: 'moderator', personalData: true, email: 'riser@example.com' })
  expect((await person.as('GET', '/audit')).status).toBe(200)
  const late = await asOwner('PATCH', `/users/${person.id}`, { role: 'viewer', revision: before.revision })
  expect(late).toMatchObject({ status: 409, body: { current: after } })
})

test('[U16] a viewer reads personal data only where that was allowed, and an open page hears of it', async () => {
  const person = await makePerson(server, { role: 'viewer', email: 'reader@example.com' })
  expect((await person.as('GET', '/session')).body).toMatchObject({ personalData: false })
  const desk = await openDesk(person)
  await asOwner('PATCH', `/users/${person.id}`, { personalData: true })
  expect((await person.as('GET', '/session')).body).toMatchObject({ personalData: true })
  expect(await desk.gone).toBe('io server disconnect')
})

test('[U18] nobody gives themselves anything by fields that a call does not take', async () => {
  const extra = {
    role: 'owner',
    personalData: true,
    id: admin.id,
    email: 'evil@example.com',
    password_hash: 'x',
  }
  const person = await makePerson(server, { role: 'viewer', email: 'climber@example.com' })
  const wish = { name: 'A', scope: 'read', expiresAt: new Date(server.clock.now() + DAY).toISOString() }
  const made = await person.as<{ token: string }>('POST', '/tokens', { ...wish, ...extra, account: admin.id })
  const bearer = { Authorization: `Bearer ${made.body.token}` }
  expect((await server.call('GET', '/api/v1/session', bearer)).body).toEqual({
    ...{ id: person.id, email: 'climber@example.com', role: 'viewer', personalData: false },
  })
  await person.as('PUT', '/password', { current: PASSWORD, password: PASSWORD, ...extra })
  const signedIn = await post('/session', {
    ...extra,
    ...{ email: 'climber@example.com', password: PASSWORD },
  })
  expect(signedIn.body).toMatchObject({ role: 'viewer', email: 'climber@example.com', personalData: false })
  const patched = await asOwner('PATCH', `/users/${person.id}`, {
    ...extra,
    role: 'viewer',
    personalData: false,
  })
  expect(patched.body).toMatchObject({ id: person.id, email: 'climber@example.com', role: 'viewer' })
  expect(refusalOf(await asOwner('PATCH', `/users/${person.id}`, { role: 'god' }))).toMatchObject({
    status: 422,
  })
})

test('[U13] a link to a new password works once, within an hour, signs in, and ends what was open', async () => {
  const person = await makePerson(server, { role: 'moderator', email: 'forgetful@example.com' })
  const offer = async () =>
    keyOf(((await admin.as('POST', `/users/${person.id}/reset`)).body as { url: string }).url)
  const late = await offer()
  server.clock.forward(HOUR)
  expect(refusalOf(await post('/password/reset', { key: late, password: 'another password' }))).toEqual({
    status: 403,
  })
  const key = await offer()
  expect((await post('/password/reset/look', { key })).body).toEqual({ email: 'forgetful@example.com' })
  expect(refusalOf(await post('/password/reset', { key, password: 'short' }))).toMatchObject({ status: 422 })
  const done = await post('/password/reset', { key, password: 'another password' })
  expect(done).toMatchObject({ status: 201, body: { id: person.id } })
  expect(refusalOf(await person.as('GET', '/session'))).toEqual({ status: 401 })
  const answers = [key, late, 'tf_reset_never'].map((each) => post('/password/reset/look', { key: each }))
  expect(new Set((await Promise.all(answers)).map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(refusalOf(await signIn(server, person.email))).toEqual({ status: 401 })
  expect((await signIn(server, person.email, 'another password')).status).toBe(201)
})

test('[U17] an own password needs the one before, and ends every other session with its open pages', async () => {
  const person = await makePerson(server, { role: 'viewer', email: 'changer@example.com' })
  const other = cookieOf((await signIn(server, person.email)).headers)
  const desk = await openDesk({ ...person, cookie: other })
  const wrong = await person.as('PUT', '/password', { current: 'not this one', password: 'a newer password' })
  expect(refusalOf(wrong)).toEqual({ status: 422, pointers: ['/current'] })
  const right = await person.as('PUT', '/password', { current: PASSWORD, password: 'a newer password' })
  expect(right.status).toBe(204)
  expect(await desk.gone).toBe('io server disconnect')
  for (const Cookie of [other, person.cookie]) {
    expect(refusalOf(await server.call('GET', '/api/v1/session', { Cookie }))).toEqual({ status: 401 })
  }
  const Cookie = cookieOf(right.headers)
  expect((await server.call('GET', '/api/v1/session', { Cookie })).status).toBe(200)
})

test('[U17] guessing an own password is slowed like signing in', async () => {
  const person = await makePerson(server, { role: 'viewer', email: 'guessed@example.com' })
  const guess = () => person.as('PUT', '/password', { current: 'a guess', password: 'a newer password' })
  for (let tries = 0; tries < 5; tries += 1) expect((await guess()).status).toBe(422)
  expect(refusalOf(await guess())).toEqual({ status: 429 })
  expect(refusalOf(await signIn(server, person.email))).toEqual({ status: 429 })
})

test('[U14] one sees where one is signed in, in words, and ends it there', async () => {
  const person = await makePerson(server, { role: 'viewer', email: 'sessions@example.com' })
  const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
  const headers = { Origin: server.url, 'User-Agent': agent }
  const body = { email: person.email, password: PASSWORD }
  const other = await server.call('POST', '/api/v1/session', headers, body)
  const { items } = (await person.as<Items>('GET', '/sessions')).body
  expect(items.map(({ browser, current }) => ({ browser, current }))).toContainEqual({
    ...{ browser: 'Firefox on Windows', current: false },
  })
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  const firefox = items.find(({ browser }) => browser === 'Firefox on Windows')
  const foreign = await admin.as('DELETE', `/sessions/${firefox?.id}`)
  expect(refusalOf(foreign)).toEqual({ status: 404 })
  expect((await person.as('DELETE', `/sessions/${firefox?.id}`)).status).toBe(204)
  const Cookie = cookieOf(other.headers)
  expect(refusalOf(await server.call('GET', '/api/v1/session', { Cookie }))).toEqual({ status: 401 })
  await signIn(server, person.email)
  expect((await person.as('DELETE', '/sessions')).status).toBe(204)
  expect((await person.as<Items>('GET', '/sessions')).body.items).toHaveLength(1)
})

test('[U19] what a browser sends as its cookie before signing in is worth nothing afterwards', async () => {
  const planted = `tenfoot_session=tf_session_${'a'.repeat(43)}`
  const headers = { Origin: server.url, Cookie: planted }
  const answer = await server.call('POST', '/api/v1/session', headers, OWNER)
  expect(cookieOf(answer.headers)).not.toBe(planted)
  const me = await server.call('GET', '/api/v1/session', { Cookie: planted })
  expect(refusalOf(me)).toEqual({ status: 401 })
})

test('[U19] a socket that leans on the cookie and comes from elsewhere is refused', async () => {
  for (const Origin of ['http://evil.example', `${server.url}0`, 'null']) {
    const socket = io(`${server.url}/desk`, {
      ...{ transports: ['websocket'], reconnection: false, forceNew: true },
      extraHeaders: { Cookie: server.cookie, Origin },
    })
    const error = await new Promise<Error>((resolve) => void socket.on('connect_error', resolve))
    expect(error.message).toBe('not_allowed')
    socket.disconnect()
  }
})
