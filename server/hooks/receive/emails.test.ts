import { expect, test } from 'vitest'
import { emailsIn } from './emails.ts'

const found = (text: string) => emailsIn(text)?.trim().split(' ').toSorted() ?? []

test('[J72] an address is found however a body writes it', () => {
  const bodies = {
    'anna@example.com': [
      '{"a":"Anna <Anna@Example.com>."}',
      String.raw`{"a":"Thanks,\nanna@example.com\tor later"}`,
      String.raw`{"raw":"{\"note\":\"Thanks,\\nanna\\u0040example.com\"}"}`,
      'email=anna%40example.com&n=1',
      'comment=write+to+anna%40example.com+please',
      '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nanna@example.com\r\n--b--',
      `{"specversion":"1.0","data_base64":"${Buffer.from('{"e":"anna@example.com"}').toString('base64')}"}`,
    ],
    'anna+shop@example.com': ['{"a":"anna+shop@example.com"}', 'email=anna%2Bshop%40example.com'],
    'jörg@bücher.example': [
      String.raw`{"a":"j\u00f6rg@b\u00fccher.example"}`,
      'a=j%C3%B6rg%40b%C3%BCcher.example',
    ],
  }
  for (const [address, texts] of Object.entries(bodies)) {
    for (const text of texts) expect([text, found(text)]).toEqual([text, [address]])
  }
})

test('[J72] an apostrophe may be a quote or a letter of a name', () => {
  expect(found(`{"a":"o'brien@example.com"}`)).toEqual(['brien@example.com', `o'brien@example.com`])
  expect(found(`a='ann@example.com'`)).toContain('ann@example.com')
})

test('[J72] all addresses of a long body are found, and a body of nothing else takes no time worth telling', () => {
  const many = Array.from({ length: 3_000 }, (_, n) => `p${n}@example.com`)
  expect(found(JSON.stringify(many))).toHaveLength(3_000)
  for (const piece of ['@', '\\', '%40', 'a@', '\\u0040', `${'a'.repeat(63)}"@b.cd`]) {
    expect(() => emailsIn(piece.repeat(1_000_000 / piece.length))).not.toThrow()
  }
  expect(emailsIn('nobody @ all, a@b')).toBeNull()
})
