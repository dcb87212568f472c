import type { DeliveryState } from '../../../../shared/deliveries.ts'
import type { BodyReading } from '../reading.ts'

export interface HostileBody {
  what: string
  body: Buffer
  contentType: string
  /** The tree that it is read as, and what becomes of that where stars are counted; or why it is not read. */
  expected:
    | { tree: unknown; state: DeliveryState }
    | { status: Extract<BodyReading, { ok: false }>['status']; why: string }
}

const JSON_TYPE = 'application/json'
const notJson = (why: string) => ({ status: 400 as const, why: `The body is not JSON: ${why}.` })

function sent(
  what: string,
  body: string | Buffer,
  expected: HostileBody['expected'],
  contentType = JSON_TYPE,
): HostileBody {
  return { what, body: Buffer.from(body), contentType, expected }
}

/** What templates, proxies and broken senders make of a body, and what is made of it here. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  sent(
    'a quote that a template did not escape',
    '{"rating":"Good","comment":"Asked for the "quiet" room."}',
    notJson('a quote inside of a text is not escaped (write it as \\") at character 43'),
  ),
  sent('a raw line break inside of a text', '{"rating":"Bad","comment":"Two lines:\r\nhere."}', {
    tree: { rating: 'Bad', comment: 'Two lines:\r\nhere.' },
    state: 'partly',
  }),
  sent(
    'an empty value without quotes',
    '{"stars":,"comment":"No stars."}',
    notJson('a value is missing (a placeholder without quotes may have been empty) at character 10'),
  ),
  sent(
    'a trailing comma',
    '{\n  "stars": 4,\n}\n',
    notJson('a comma stands before the closing brace at line 3, character 1'),
  ),
  sent(
    'a body that was cut off',
    '{"id":"r_1","answer":{"stars":4,"words":"It was ver',
    notJson('it was cut off inside of a text at character 52'),
  ),
  sent('placeholders that were not filled in', '{"stars":"{{ answer.stars }}"}', {
    tree: { stars: '{{ answer.stars }}' },
    state: 'ignored',
  }),
  sent('a form that says that it is JSON', 'stars=4&comment=Warm+welcome', {
    tree: { stars: '4', comment: 'Warm welcome' },
    state: 'kept',
  }),
  sent(
    'JSON that says that it is a form',
    '{"stars": 4, "comment": "a=b&c"}',
    { tree: { stars: 4, comment: 'a=b&c' }, state: 'kept' },
    'application/x-www-form-urlencoded',
  ),
  sent(
    'an error page of something in between',
    '<!doctype html>\n<h1>504 Gateway Timeout</h1>',
    { status: 415, why: 'The body is HTML or XML. Send JSON, or a form (name=value&…).' },
    'text/html',
  ),
  sent('nothing', '', { status: 400, why: 'The body is empty.' }),
  sent('20,000 levels', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, {
    status: 413,
    why: 'The body is nested deeper than 64 levels.',
  }),
  sent(
    'names that mean something to objects',
    '{"stars":3,"__proto__":{"metric":"nps"},"constructor":{"prototype":{"metric":"nps"}}}',
    {
      tree: JSON.parse(
        '{"stars":3,"__proto__":{"metric":"nps"},"constructor":{"prototype":{"metric":"nps"}}}',
      ),
      state: 'kept',
    },
  ),
  sent('numbers that no double holds', '{"stars":1e999,"id":98765432109876543210,"low":-1E999,"zero":-0}', {
    tree: { stars: '1e999', id: '98765432109876543210', low: '-1E999', zero: -0 },
    state: 'inbox',
  }),
  sent('half of an emoji', '{"stars":5,"comment":"Lovely \\ud83d"}', {
    tree: { stars: 5, comment: 'Lovely \ud83d' },
    state: 'kept',
  }),
  sent('a byte order mark', '\ufeff{"stars":5}', { tree: { stars: 5 }, state: 'kept' }),
  sent('Latin-1 that does not say so', Buffer.from('{"comment":"Déjà vu"}', 'latin1'), {
    status: 400,
    why: 'The body is not UTF-8: byte 14 is part of no character.',
  }),
  sent(
    'Latin-1 that says so',
    Buffer.from('{"comment":"Déjà vu"}', 'latin1'),
    { status: 415, why: 'The charset must be UTF-8, not iso-8859-1.' },
    'application/json; charset=iso-8859-1',
  ),
]
