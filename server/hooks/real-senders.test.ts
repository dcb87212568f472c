import { sign as signAsGitHub } from '@octokit/webhooks-methods'
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents'
import { stringify } from 'qs'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hook, openHook } from '../testing/hook.ts'
import { refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let hook: Hook
beforeAll(async () => {
  server = await startTestServer()
  hook = await openHook(server, { preset: 'generic', metric: 'nps' })
})
afterAll(() => server.close())

const answer = { score: 9, comment: 'Answered before I had asked – 😊', name: 'Zoë' }
const newest = async ({ entries }: Hook) => (await entries())[0]

describe('libraries that sign, to the short address', () => {
  test.each([
    ['standardwebhooks', StandardWebhook, 'webhook'],
    ['svix', SvixWebhook, 'svix'],
  ] as const)('[N17] what %s signs with the secret of the source is kept', async (name, Sender, family) => {
    const [id, at] = [`msg_${name}`, new Date(server.clock.now())]
    const body = JSON.stringify({ ...answer, id: name })
    const headers = {
      [`${family}-id`]: id,
      [`${family}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
      [`${family}-signature`]: new Sender(hook.source.signingSecret).sign(id, at, body),
    }
    expect(await hook.post(body, headers, hook.short)).toMatchObject({ status: 200, body: { state: 'kept' } })
    expect(await newest(hook)).toMatchObject({ score: 9, comment: answer.comment, externalId: name })
    expect(refusalOf(await hook.post(body.replace('9', '1'), headers, hook.short))).toEqual({ status: 401 })
  })

  test('[N17] what @octokit/webhooks-methods signs is kept', async () => {
    const body = JSON.stringify({ ...answer, id: 'octokit' })
    const signed = { 'X-Hub-Signature-256': await signAsGitHub(hook.source.signingSecret, body) }
    expect(await hook.post(body, signed, hook.short)).toMatchObject({ status: 200, body: { state: 'kept' } })
    expect(refusalOf(await hook.post(`${body} `, signed, hook.short))).toEqual({ status: 401 })
  })
})

describe('the library of CloudEvents', () => {
  let events: Hook
  beforeAll(async () => {
    events = await openHook(server, { preset: 'cloudevents', metric: 'nps' })
  })
  const eventOf = (id: string) =>
    new CloudEvent({ id, source: '/surveys/visit', type: 'com.example.answered', data: { ...answer, id } })

  test.each([Mode.BINARY, Mode.STRUCTURED])('[N18] delivers in %s mode', async (mode) => {
    const emit = emitterFor(httpTransport(server.url + events.address), { mode })
    const { body } = (await emit(eventOf(mode))) as { body: string }
    expect(JSON.parse(body)).toMatchObject({ ok: true, state: 'kept' })
    expect(await newest(events)).toMatchObject({ score: 9, comment: answer.comment, author: { name: 'Zoë' } })
  })

  test('[N18] delivers a batch, which is kept as a whole', async () => {
    const { body } = await events.post([eventOf('first'), eventOf('second')], {
      'Content-Type': 'application/cloudevents-batch+json; charset=utf-8',
    })
    expect(body).toMatchObject({ state: 'kept', entries: [{ did: 'created' }, { did: 'created' }] })
  })
})

describe('forms', () => {
  const sendAsFetch = (body: BodyInit) => fetch(server.url + hook.address, { method: 'POST', body })

  test('[N19] of fetch arrive as multipart, with their files left behind', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(answer)) form.append(name, String(value))
    form.append('id', 'multipart')
    form.append('photo', new Blob(['not for here']), 'photo.jpg')
    expect((await sendAsFetch(form)).status).toBe(200)
    expect(await newest(hook)).toMatchObject({ score: 9, comment: answer.comment, externalId: 'multipart' })
    const [logged] = await hook.log()
    const delivery = await hook.delivery(logged?.id ?? '')
    expect(JSON.stringify(delivery)).not.toMatch(/not for here|photo/)
    expect(delivery).toMatchObject({ body: { tree: { ...answer, score: '9' } } })
  })

  test('[N19] of URLSearchParams arrive as they are', async () => {
    const form = new URLSearchParams({ ...answer, score: '0', id: 'form' })
    expect((await sendAsFetch(form)).status).toBe(200)
    expect(await newest(hook)).toMatchObject({ score: 0, comment: answer.comment, externalId: 'form' })
  })

  test('[N19] with brackets, as PHP, Rails and qs nest them, are a tree for the mapping', async () => {
    const mapping = { score: '/answer/ratings/0/value', comment: '/answer/text', externalId: '/answer/id' }
    const nested = await openHook(server, { preset: 'generic', metric: 'nps', mapping })
    const body = stringify({ answer: { id: 'qs', text: 'Nested.', ratings: [{ value: 7 }] } })
    const { status } = await nested.post(body, { 'Content-Type': 'application/x-www-form-urlencoded' })
    expect(status).toBe(200)
    expect(await newest(nested)).toMatchObject({ score: 7, comment: 'Nested.', externalId: 'qs' })
  })
})
