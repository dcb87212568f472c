import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'
import { HOSTILE_BODIES } from './testing/hostile.ts'

const read = (body: string | Buffer, contentType?: string, headers: Record<string, string> = {}) =>
  readBody({
    headers: { ...(contentType !== undefined && { 'content-type': contentType }), ...headers },
    body: Buffer.from(body),
  })
const FORM = 'application/x-www-form-urlencoded'

describe('hostile bodies', () => {
  test.each(HOSTILE_BODIES)('[N1] $what has its exact verdict', ({ body, contentType, expected }) => {
    const reading = read(body, contentType)
    if ('tree' in expected) expect(reading).toMatchObject({ ok: true, tree: expected.tree })
    else expect(reading).toMatchObject({ ok: false, ...expected })
  })

  test('[N2] whatever bytes come, under whatever label, it answers, and a tree is a JSON value', () => {
    const label = fc.constantFrom(
      ...[undefined, 'application/json', FORM, 'multipart/form-data; boundary=b', 'text/plain', 'x'],
    )
    const pieces = fc.constantFrom(
      ...['{', '}', '[', ']', '"', ':', ',', '\\', '1', 'e9', '\n', '=', '&', '%', '--b', '\r\n', ' '],
      ...['Content-Disposition: form-data; name=a', '\ud800', 'é', 'true', '__proto__'],
    )
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      fc.array(pieces, { maxLength: 40 }).map((found) => Buffer.from(found.join(''))),
    )
    fc.assert(
      fc.property(body, label, fc.boolean(), (bytes, type, isEvent) => {
        const reading = read(bytes, type, isEvent ? { 'ce-specversion': '1.0', 'ce-id': '%' } : {})
        if (reading.ok) expect(JSON.parse(JSON.stringify(reading.tree))).toEqual(reading.tree)
        else expect(reading.why).toMatch(/^[A-Z].+\.$/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('[N3] names that objects know become their own properties, and lend nothing', () => {
    for (const [body, type] of [
      ['{"__proto__":{"stars":5}}', 'application/json'],
      ['__proto__[stars]=5', FORM],
    ] as const) {
      const { tree } = read(body, type) as { tree: object }
      expect(Object.hasOwn(tree, '__proto__')).toBe(true)
      expect(Object.getPrototypeOf(tree)).toBe(Object.prototype)
      expect(({} as { stars?: number }).stars).toBeUndefined()
    }
  })
})

describe('labels', () => {
  test.each([
    undefined,
    'application/json; charset=UTF-8',
    'application/cloudevents+json',
    'application/vnd.survey.answer.v1+json',
    'text/plain',
    'text/html',
    FORM,
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('[N4] JSON is read as JSON under %s', (type) => {
    expect(read(' {"stars": 5}', type)).toEqual({
      ...{ ok: true, form: 'json', tree: { stars: 5 }, text: ' {"stars": 5}' },
    })
  })

  test.each([undefined, 'application/json', 'text/plain', FORM])(
    '[N4] a form is read as one under %s',
    (type) => {
      expect(read('stars=5&comment=a%20b', type)).toEqual({
        ...{ ok: true, form: 'form', tree: { stars: '5', comment: 'a b' }, text: 'stars=5&comment=a%20b' },
      })
    },
  )

  test('[N4] JSON that was encoded as the one name of a form is JSON', () => {
    const json = '{"stars":5,"comment":"100 %"}'
    expect(read(encodeURIComponent(json), FORM)).toMatchObject({ form: 'json', text: json })
    expect(read(`${encodeURIComponent(json)}=`, FORM)).toMatchObject({ form: 'json', text: json })
  })

  test.each([
    ['just words', 'text/plain', 415, 'The body is neither JSON nor a form.'],
    [
      '<Answer stars="5"/>',
      'application/xml',
      415,
      'The body is HTML or XML. Send JSON, or a form (name=value&…).',
    ],
    [
      'just words',
      'application/json',
      400,
      'The body is not JSON: what stands there is no value (texts need double quotes) at character 1.',
    ],
    [' \n', 'application/json', 400, 'The body is empty.'],
    ['', 'multipart/form-data', 400, 'The body is empty.'],
  ])('[N4] %j as %s is %i', (body, type, status, why) => {
    expect(read(body, type)).toEqual({ ok: false, status, why, text: body })
  })

  test('[N5] UTF-8 may be called by its names, ASCII is UTF-8, and what is neither is refused', () => {
    for (const charset of ['utf-8', 'UTF8', '"utf-8"', 'us-ascii'])
      expect(read('{}', `application/json; charset=${charset}`).ok).toBe(true)
    expect(read(Buffer.from('{"a":"Grüße, ü"}', 'latin1'))).toMatchObject({
      ...{ status: 400, why: 'The body is not UTF-8: byte 9 is part of no character.', text: null },
    })
    expect(read(Buffer.from('{"a":1}', 'utf16le'), 'application/json; charset=utf-16')).toMatchObject({
      ...{ status: 415, why: 'The charset must be UTF-8, not utf-16.' },
    })
    expect(read(Buffer.from([...Buffer.from('{"a":"€'), 0xe2, 0x82]))).toMatchObject({
      why: 'The body is not UTF-8: byte 10 is part of no character.',
    })
  })
})

const payloads = new URL('../../../../shared/payloads/', import.meta.url)
const collected = (file: string) => readFileSync(new URL(file, payloads))

describe.runIf(existsSync(payloads))('the bodies that were collected elsewhere', () => {
  test.each([
    ['raw-newline-in-string.txt', 'json'],
    ['number-extremes.txt', 'json'],
    ['bom-prefixed.bin', 'json'],
    ['empty.txt', 400],
    ['latin1.bin', 400],
    ['truncated.txt', 400],
    ['unquoted-empty-value.txt', 400],
    ['html-error-page.txt', 415],
  ])('[N1] the hostile %s is %s', (file, verdict) => {
    const reading = read(collected(`broken/${file}`), 'application/json')
    expect(reading.ok ? reading.form : reading.status).toBe(verdict)
  })

  test.each(['wootric/response-created-form', 'qualtrics/completed-response'])(
    '[N9] %s has its fields',
    (name) => {
      const reading = read(collected(`${name}.form.txt`), FORM)
      expect(reading).toMatchObject({ tree: JSON.parse(String(collected(`${name}.fields.json`))) })
    },
  )

  test.each(['submission-stars', 'submission-nps-empty-comment'])(
    '[N12] jotform/%s has its fields',
    (name) => {
      const reading = read(collected(`jotform/${name}.multipart.txt`), 'multipart/form-data')
      expect(reading).toMatchObject({ tree: JSON.parse(String(collected(`jotform/${name}.fields.json`))) })
    },
  )
})
