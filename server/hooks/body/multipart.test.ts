import { describe, expect, test } from 'vitest'
import { readBody, withoutFiles } from './read-body.ts'

/** As a sender's library writes it. */
async function sent(form: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const body = Buffer.from(await request.arrayBuffer())
  return { headers: { 'content-type': request.headers.get('content-type') ?? '' }, body }
}

const TYPE = 'multipart/form-data; boundary=b'
const read = (lines: string[], contentType = TYPE) =>
  readBody({ headers: { 'content-type': contentType }, body: Buffer.from(lines.join('\r\n')) })
const part = (name: string, value: string) => [
  '--b',
  `Content-Disposition: form-data; name="${name}"`,
  '',
  value,
]

test('[N12] fields become a tree as those of a form do, and its text is the tree as JSON', async () => {
  const form = new FormData()
  form.append('score', '0')
  form.append('comment', 'Zwei\r\nZeilen 😀 --b')
  form.append('empty', '')
  form.append('person[name]', 'Ada')
  form.append('a "quoted" name', 'x')
  form.append('tags', 'a')
  form.append('tags', 'b')
  const tree = {
    ...{ score: '0', comment: 'Zwei\r\nZeilen 😀 --b', empty: '', person: { name: 'Ada' } },
    ...{ 'a "quoted" name': 'x', tags: ['a', 'b'] },
  }
  expect(readBody(await sent(form))).toEqual({
    ok: true,
    form: 'multipart',
    tree,
    text: JSON.stringify(tree),
  })
})

test('[N12] the same fields have the same text, whatever line stands between them', () => {
  const lines = [...part('score', '9'), '--b--']
  const others = lines.map((line) => line.replace(/^--b/, '--c'))
  expect(read(others, 'multipart/form-data; boundary=c')).toEqual(read(lines))
})

test('[N12] files are dropped and named nowhere', async () => {
  const form = new FormData()
  form.append('score', '9')
  form.append('photo', new Blob([Buffer.from([0xff, 0xd8, 0x00])]), 'face.jpg')
  const expected = { ok: true, form: 'multipart', tree: { score: '9' }, text: '{"score":"9"}' }
  expect(readBody(await sent(form))).toEqual(expected)
  const nothing = ['--b', 'Content-Disposition: form-data; name="photo"; filename=""', '', '']
  expect(read([...nothing, ...part('score', '9'), '--b--'])).toEqual(expected)
})

test('[N12] what is kept of a body reads as the same tree, without its files', async () => {
  const form = new FormData()
  form.append('person[email]', 'ada@example.com')
  form.append('photo', new Blob([Buffer.from([0xff, 0xd8, 0x00])]), 'face.jpg')
  const { headers, body } = await sent(form)
  for (const event of [{}, { 'ce-specversion': '1.0', 'ce-id': '1' }]) {
    const whole = { headers: { ...headers, ...event }, body }
    const kept = withoutFiles(whole)
    expect(String(kept)).toBe('{"person":{"email":"ada@example.com"}}')
    expect(readBody({ ...whole, body: kept })).toEqual({ ...readBody(whole), form: 'json' })
  }
  const json = Buffer.from('{"a": 1}')
  expect(withoutFiles({ headers, body: json })).toBe(json)
})

test('[N12] a label that names no line, or none at all, does not keep it from being read', () => {
  const lines = [...part('score', '9'), '--b--', '']
  for (const label of [
    TYPE,
    'multipart/form-data; boundary="b"; charset=utf-8',
    'multipart/form-data',
    'application/json',
    '',
  ])
    expect(read(lines, label)).toMatchObject({ form: 'multipart', tree: { score: '9' } })
})

test('[N12] bare line feeds, text before the first part and behind the last are no reason to refuse', () => {
  const lines = ['Preamble', ...part('a', '1'), '--bb', ...part('b', ''), '--b--', 'Epilogue']
  expect(read(lines)).toMatchObject({ tree: { a: '1\r\n--bb', b: '' } })
  const body = Buffer.from([...part('a', '1'), '--b--'].join('\n'))
  expect(readBody({ headers: { 'content-type': TYPE }, body })).toMatchObject({ tree: { a: '1' } })
})

describe('what cannot be read', () => {
  test.each([
    ['no such line', ['--c', 'x'], 'The body has no line with the boundary that its Content-Type names.'],
    ['no last line', part('a', '1'), 'The body was cut off: the line that ends its last part is missing.'],
    [
      'no name',
      ['--b', 'Content-Disposition: form-data', '', '1', '--b--'],
      'Part 1 of the body has no name.',
    ],
    ['no headers', [...part('a', '1'), '--b', '1', '--b--'], 'Part 2 of the body has no name.'],
    [
      'an encoded part',
      [
        '--b',
        'Content-Disposition: form-data; name=a',
        'Content-Transfer-Encoding: base64',
        '',
        'MQ==',
        '--b--',
      ],
      'Part 1 of the body is encoded; send it as it is.',
    ],
    [
      'a part in another charset',
      [
        '--b',
        'Content-Disposition: form-data; name=a',
        'Content-Type: text/plain; charset=iso-8859-1',
        '',
        '1',
        '--b--',
      ],
      'Part 1 of the body must be in UTF-8.',
    ],
  ])('[N13] %s is 400 and told', (_what, lines, why) => {
    expect(read(lines)).toEqual({ ok: false, status: 400, why, text: null })
  })

  test('[N13] a field that is not UTF-8 is 400', () => {
    const body = Buffer.from([...part('a', 'grün'), '--b--'].join('\r\n'), 'latin1')
    expect(readBody({ headers: { 'content-type': TYPE }, body })).toMatchObject({
      ...{ status: 400, why: 'Part 1 of the body is not UTF-8.' },
    })
  })

  test('[N11] 10,000 parts are refused by their number, files among them', () => {
    const why = 'The body has more than 1000 fields; at most 1000 are read.'
    const many = (count: number, disposition: string) =>
      read([...Array.from({ length: count }, () => ['--b', disposition, '', 'x']).flat(), '--b--'])
    expect(many(1_000, 'Content-Disposition: form-data; name=a')).toMatchObject({ ok: true })
    expect(many(10_000, 'Content-Disposition: form-data; name=a')).toMatchObject({ status: 413, why })
    expect(many(10_000, 'Content-Disposition: form-data; name=a; filename=a')).toMatchObject({
      status: 413,
      why,
    })
  })

  test('[N13] a megabyte of almost-lines is looked through in no time', () => {
    for (const piece of ['--b', '\n--b', '\n--b x\n', '\r\n--b\r\n"', 'name="\\'])
      read([piece.repeat(1_000_000 / piece.length)])
  })
})
