import { CloudEvent, HTTP } from 'cloudevents'
import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'

type Message = ReturnType<typeof HTTP.binary>

/** As it would arrive: names of headers in lower case. */
function arrived({ headers, body }: Message) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return readBody({ headers: Object.fromEntries(lower), body: Buffer.from((body ?? '') as string) })
}

const answered = {
  ...{ id: 'e_1', source: '/surveys/visit', type: 'com.example.answered', subject: 'après/7' },
  time: '2026-11-21T10:00:00.000Z',
}

describe('events as the library of CloudEvents sends them', () => {
  test('[N14] are the same in binary as in structured mode', () => {
    const event = new CloudEvent({
      ...answered,
      shop: 'Leipzig',
      data: { score: 4, comment: 'Très bien 😊' },
    })
    const structured = arrived(HTTP.structured(event))
    const binary = arrived(HTTP.binary(event))
    if (!structured.ok || !binary.ok) throw new Error('not read')
    expect(structured.tree).toMatchObject({
      ...answered,
      shop: 'Leipzig',
      data: { score: 4, comment: 'Très bien 😊' },
    })
    expect(binary.tree).toMatchObject(structured.tree as object)
  })

  test('[M33] JSON that stands in an event as base64 is its data, and other bytes stay as they are', () => {
    const data = { score: 4, comment: 'Très bien 😊' }
    const encoded = (bytes: string) => ({
      ...answered,
      specversion: '1.0',
      data_base64: Buffer.from(bytes).toString('base64'),
    })
    const treeOf = (body: unknown) => readBody({ headers: {}, body: Buffer.from(JSON.stringify(body)) })
    const event = encoded(JSON.stringify(data))
    expect(treeOf(event)).toMatchObject({ tree: { ...answered, data } })
    expect(treeOf([event, { ...event, data: 1 }])).toMatchObject({ tree: [{ data }, { data: 1 }] })
    expect(treeOf(encoded('no JSON'))).toMatchObject({ tree: encoded('no JSON') })
    const deep = encoded(`${'['.repeat(65)}${']'.repeat(65)}`)
    expect(treeOf(deep)).toMatchObject({ ok: true, tree: deep })
  })

  test('[N14] may come without data, with text, with a form', () => {
    const binary = (type: string, body: string) =>
      readBody({
        headers: { 'ce-specversion': '1.0', 'ce-id': '1', 'content-type': type },
        body: Buffer.from(body),
      })
    expect(binary('text/plain', 'Warm welcome.')).toMatchObject({ tree: { id: '1', data: 'Warm welcome.' } })
    expect(binary('application/x-www-form-urlencoded', 'score=4')).toMatchObject({
      tree: { data: { score: '4' } },
    })
    expect(binary('application/json', '')).toMatchObject({ ok: true, tree: { specversion: '1.0', id: '1' } })
    expect(binary('application/json', '{')).toMatchObject({ ok: false, status: 400 })
  })

  test('[N14] values of headers are unescaped, and a broken escape stands as it is', () => {
    const headers = { 'ce-specversion': '1.0', 'ce-source': '/apr%C3%A8s', 'ce-id': '100%' }
    expect(readBody({ headers, body: Buffer.from('{}') })).toMatchObject({
      tree: { source: '/après', id: '100%' },
    })
  })

  test('[N14] in batches are a list', () => {
    const body = Buffer.from(JSON.stringify([answered, answered]))
    const headers = { 'ce-specversion': '1.0', 'content-type': 'application/cloudevents-batch+json' }
    expect(readBody({ headers, body })).toMatchObject({ form: 'json', tree: [answered, answered] })
  })
})
