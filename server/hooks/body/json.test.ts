import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from './json.ts'
import { breakOf } from './json-break.ts'

const treeOf = (text: string) => {
  const reading = readJson(text)
  if (!reading.ok) throw new Error(reading.why)
  return reading.tree
}

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', '9007199254740993'],
  ['-90071992547409931', '-90071992547409931'],
  ['[{"id": 12345678901234567890}]', [{ id: '12345678901234567890' }]],
  ['"9007199254740993"', '9007199254740993'],
  ['0.1234567890123456', 0.1234567890123456],
  ['1e21', 1e21],
  ['1e400', '1e400'],
  ['[1, -2.5E+999,98765432109876543210 ]', [1, '-2.5E+999', '98765432109876543210']],
  [
    '{"a:12345678901234567890": "b, 12345678901234567890"}',
    { 'a:12345678901234567890': 'b, 12345678901234567890' },
  ],
])('[N6] of %s no digit is lost that could tell an id from another', (text, tree) => {
  expect(treeOf(text)).toEqual(tree)
})

describe('line breaks and tabs that stand raw inside of texts', () => {
  test('[N7] are read as what they are, beside others that are escaped', () => {
    expect(treeOf('{"a\tb":\r\n"1\r\n2\\n\t3 \\"4\\"\n\\\\"}\n')).toEqual({ 'a\tb': '1\r\n2\n\t3 "4"\n\\' })
  })

  test('[N7] are all that is mended: with anything else wrong besides, nothing is read', () => {
    expect(readJson('{"a":"1\n2",}')).toMatchObject({ ok: false })
    expect(readJson('{"a":"1\n"2"\n"}')).toMatchObject({ ok: false })
    expect(readJson('{"a":"1\u000b2"}')).toMatchObject({ ok: false })
    expect(readJson('{"a":"1\\\n2"}')).toMatchObject({ ok: false })
  })

  test('[N7] wherever they stand, the tree is the one that was meant', () => {
    const meant = fc.dictionary(
      fc.string(),
      fc.array(fc.string({ unit: fc.constantFrom('\n', '\t', '"', '\\', 'x') })),
    )
    fc.assert(
      fc.property(meant, (tree) => {
        const raw = JSON.stringify(tree).replace(
          /(\\\\)|\\n|\\t/g,
          (found) => ({ '\\n': '\n', '\\t': '\t' })[found] ?? found,
        )
        expect(treeOf(raw)).toEqual(tree)
      }),
    )
  })
})

describe('what is no JSON', () => {
  test.each([
    [
      '{"a":"She said "yes", and left"}',
      'a quote inside of a text is not escaped (write it as \\") at character 16',
    ],
    ['{"a":"5"","b":1}', 'a quote inside of a text is not escaped (write it as \\") at character 8'],
    [
      '{"a":"He said "," and left"}',
      'a colon is missing behind a name (or a quote before it is not escaped) at character 28',
    ],
    ['{"a":"x" "b":"y"}', 'a comma is missing at character 10'],
    ['{"a":[1 2]}', 'a comma is missing at character 9'],
    ['{"a" 1}', 'a colon is missing behind a name (or a quote before it is not escaped) at character 6'],
    ['[1,]', 'a comma stands before the closing bracket at character 4'],
    ['{"a":}', 'a value is missing (a placeholder without quotes may have been empty) at character 6'],
    ['[,1]', 'a value is missing (a placeholder without quotes may have been empty) at character 2'],
    ['{"a":great}', 'what stands there is no value (texts need double quotes) at character 6'],
    ["{'a':1}", 'a name in double quotes must follow the brace at character 2'],
    ['{"a":1,b:2}', 'a name in double quotes must follow the comma at character 8'],
    ['{"a":NaN}', 'what stands there is no value (texts need double quotes) at character 6'],
    ['{"a":007}', 'what stands there is no value (texts need double quotes) at character 6'],
    ['{"a":[1}', 'a bracket closes what another opened at character 8'],
    ['{"a":1}{"a":2}', 'more follows after its end at character 8'],
    ['{"a":{{stars}}}', 'a placeholder was not filled in at character 7'],
    [`{"a":\${stars}}`, 'a placeholder was not filled in at character 6'],
    ['{"a":%stars%}', 'a placeholder was not filled in at character 6'],
    ['{"a":<%= stars %>}', 'a placeholder was not filled in at character 6'],
    ['{"a":"\\d"}', 'a backslash stands before what it cannot escape at character 7'],
    ['{"a":"\\u12"}', 'a backslash stands before what it cannot escape at character 7'],
    ['{"a":"\u0000"}', 'a control character stands raw inside of a text at character 7'],
    ['{"a":1', 'it was cut off at character 7'],
    ['{"a":"b\\"', 'it was cut off inside of a text at character 10'],
    [
      '{\n\t"a":\n\t}',
      'a value is missing (a placeholder without quotes may have been empty) at line 3, character 2',
    ],
  ])('[N8] %j: the sentence tells what and where', (text, why) => {
    expect(readJson(text)).toEqual({ ok: false, deep: false, why: `The body is not JSON: ${why}.` })
  })

  test('[N8] the sentence repeats nothing of the body', () => {
    expect(breakOf('{"Maya Krueger": Maya}')).not.toMatch(/Maya/)
  })

  test('[N8] what can be read is never called broken, and what cannot always is', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      '0',
      '1',
      '-',
      '.',
      'e',
      ' ',
      '\n',
      'a',
      'true',
      '12345678901234567',
      '1e999',
      'null',
    )
    const near = fc
      .json()
      .chain((json) =>
        fc
          .tuple(fc.nat(json.length), fc.nat(2), piece)
          .map(([at, gone, put]) => json.slice(0, at) + put + json.slice(at + gone)),
      )
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          expect(breakOf(text) === undefined).toBe(readJson(text).ok)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('[N8] a megabyte of anything is told about in no time', () => {
    for (const piece of ['[', '"', '\\', '{"a":', ' ', '"\\', '1', '-', '\n'])
      expect(readJson(`{${piece.repeat(1_000_000 / piece.length)}`)).toMatchObject({ ok: false })
  })
})
