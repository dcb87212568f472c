import { sign as signAsGitHub } from '@octokit/webhooks-methods'
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents'
import { stringify } from 'qs'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeliverySummary } from '../../shared/deliveries.ts'
import type { Feedback } from '../../shared/feedback.ts'
import { refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

type Hooked = TestSource & { hookUrl: string; signingSecret: string }

let server: TestServer
let source: Hooked
/** The whole address, and the short one, which needs a signature. */
let hook: string
let short: string
beforeAll(async () => {
  server = await startTestServer()
  source = (await server.makeSource({ preset: 'generic', metric: 'nps' })) as Hooked
  hook = new URL(source.hookUrl).pathname
  short = `/hooks/${source.id}`
})
afterAll(() => server.close())

const answer = { score: 9, comment: 'Answered before I had asked – 😊', name: 'Zoë' }
const JSON_TYPE = { 'Content-Type': 'application/json' }
const post = (path: string, headers: Record<string, string>, body: string) =>
  server.call<DeliverySummary>('POST', path, headers, body)

async function newest(): Promise<Feedback | undefined> {
  const feed = await server.asOwner<{ items: Feedback[] }>('GET', '/api/v1/feedback?limit=1')
  return feed.body.items[0]
}

const sendAsFetch = (body: BodyInit) => fetch(server.url + hook, { method: 'POST', body })

describe('libraries that sign, to the short address', () => {
  test.each([
    ['standardwebhooks', StandardWebhook, 'webhook'],
    ['svix', SvixWebhook, 'svix'],
  ] as const)('[N17] what %s signs with the secret of the source is kept', async (name, Sender, family) => {
    const [id, at] = [`msg_${name}`, new Date(server.clock.now())]
    const body = JSON.stringify({ ...answer, id: name })
    const headers = {
      ...JSON_TYPE,
      [`${family}-id`]: id,
      [`${family}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
      [`${family}-signature`]: new Sender(source.signingSecret).sign(id, at, body),
    }
    expect(await post(short, headers, body)).toMatchObject({ status: 200, body: { state: 'kept' } })
    expect(await newest()).toMatchObject({ score: 9, comment: answer.comment, externalId: name })
    expect(refusalOf(await post(short, headers, body.replace('9', '1')))).toEqual({ status: 401 })
  })

  test('[N17] what @octokit/webhooks-methods signs is kept', async () => {
    const body = JSON.stringify({ ...answer, id: 'octokit' })
    const signed = { ...JSON_TYPE, 'X-Hub-Signature-256': await signAsGitHub(source.signingSecret, body) }
    expect(await post(short, signed, body)).toMatchObject({ status: 200, body: { state: 'kept' } })
    expect(refusalOf(await post(short, signed, `${body} `))).toEqual({ status: 401 })
  })
})

describe('the library of CloudEvents', () => {
  let events: string
  beforeAll(async () => {
    const made = (await server.makeSource({ preset: 'cloudevents', metric: 'nps' })) as Hooked
    events = new URL(made.hookUrl).pathname
  })
  const eventOf = (id: string) =>
    new CloudEvent({ id, source: '/surveys/visit', type: 'com.example.answered', data: { ...answer, id } })

  test.each([Mode.BINARY, Mode.STRUCTURED])('[N18] delivers in %s mode', async (mode) => {
    const emit = emitterFor(httpTransport(`${server.url}${events}`), { mode })
    const { body } = (await emit(eventOf(mode))) as { body: string }
    expect(JSON.parse(body)).toMatchObject({ ok: true, state: 'kept' })
    expect(await newest()).toMatchObject({ score: 9, comment: answer.comment, author: { name: 'Zoë' } })
  })

  test('[N18] delivers a batch, which is kept as a whole', async () => {
    const { body } = await post(
      events,
      { 'Content-Type': 'application/cloudevents-batch+json; charset=utf-8' },
      JSON.stringify([eventOf('first'), eventOf('second')]),
    )
    expect(body).toMatchObject({ state: 'kept', entries: [{ did: 'created' }, { did: 'created' }] })
  })
})

describe('forms', () => {
  test('[N19] of fetch arrive as multipart, with their files left behind', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(answer)) form.append(name, String(value))
    form.append('id', 'multipart')
    form.append('photo', new Blob(['not for here']), 'photo.jpg')
    expect((await sendAsFetch(form)).status).toBe(200)
    expect(await newest()).toMatchObject({ score: 9, comment: answer.comment, externalId: 'multipart' })
    const { body } = await server.asOwner<{ items: DeliverySummary[] }>(
      'GET',
      `/api/v1/sources/${source.id}/deliveries?limit=1`,
    )
    const logged = await server.asOwner('GET', `/api/v1/sources/${source.id}/deliveries/${body.items[0]?.id}`)
    expect(JSON.stringify(logged.body)).not.toMatch(/not for here|photo/)
    expect(logged.body).toMatchObject({ body: { tree: { ...answer, score: '9' } } })
  })

  test('[N19] of URLSearchParams arrive as they are', async () => {
    const form = new URLSearchParams({ ...answer, score: '0', id: 'form' })
    expect((await sendAsFetch(form)).status).toBe(200)
    expect(await newest()).toMatchObject({ score: 0, comment: answer.comment, externalId: 'form' })
  })

  test('[N19] with brackets, as PHP, Rails and qs nest them, are a tree for the mapping', async () => {
    const mapping = { score: '/answer/ratings/0/value', comment: '/answer/text', externalId: '/answer/id' }
    const nested = (await server.makeSource({ preset: 'generic', metric: 'nps', mapping })) as Hooked
    const body = stringify({ answer: { id: 'qs', text: 'Nested.', ratings: [{ value: 7 }] } })
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const { status } = await post(new URL(nested.hookUrl).pathname, type, body)
    expect(status).toBe(200)
    expect(await newest()).toMatchObject({ score: 7, comment: 'Nested.', externalId: 'qs' })
  })
})
