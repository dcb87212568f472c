import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../commands.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { makeTerminal, readRows, tempFile } from './testing.ts'

const DAY = 24 * 60 * 60 * 1000

let server: RealServer
beforeAll(async () => {
  server = await startRealServer()
  return () => server.close()
})

/** Imports as a person would, into a source of its own or the one that is given. */
async function importFile(path: string, args: string[], given: { token?: string; now?: () => number } = {}) {
  const source = given.token ? null : await server.makeSource({ name: 'Survey', metric: 'nps' })
  const token = given.token ?? source?.token ?? ''
  const { terminal, written, waits } = makeTerminal(given.now ? { now: given.now } : {})
  const code = await runCommand(['import', path, '--url', server.url, '--token', token, ...args], terminal)
  return { code, ...written, waits, token, sourceId: source?.id ?? '' }
}

const survey = () =>
  tempFile(
    'survey.csv',
    [
      'Timestamp,How likely?,Why?',
      '11/1/2019 8:51:12,10,"Warm, dry,\nand ""mine"""',
      '11/1/2019 9:05:13,9.0,Good',
      '11/1/2019 9:05:13,0,',
      '11/1/2019 9:05:13,0,',
      '11/4/2019 4:33:11,7,Fine',
    ].join('\n'),
  )
const columns = ['--score', 'How likely?', '--comment', 'Why?', '--occurredAt', 'Timestamp']
const surveyArgs = [...columns, '--date-format', 'M/d/yyyy H:mm:ss', '--zone', 'Europe/Berlin']

describe('against a real server', () => {
  test('[D10] a whole file is kept, counted and told, and the command ends with 0', async () => {
    const { code, out, sourceId } = await importFile(await survey(), surveyArgs)
    expect([code, out]).toEqual([0, '5 rows kept\n'])
    const items = await server.feedbackOf(sourceId)
    expect(items.map(({ score }) => score).sort()).toEqual([0, 0, 10, 7, 9])
    const best = items.find(({ score }) => score === 10)
    expect(best).toMatchObject({ comment: 'Warm, dry,\nand "mine"', metric: 'nps' })
    expect(Date.parse(best?.occurredAt ?? '')).toBe(Date.parse('2019-11-01T07:51:12Z'))
  })

  test('[D7] the same command a second time counts nothing twice', async () => {
    const path = await survey()
    const { token, sourceId } = await importFile(path, surveyArgs)
    const again = await importFile(path, surveyArgs, { token })
    expect([again.code, again.out]).toEqual([0, '0 rows kept\n5 rows were there already and count once\n'])
    expect(await server.feedbackOf(sourceId)).toHaveLength(5)
  })

  test('[D7] a file as of now counts once, also when it is imported on another day again', async () => {
    const path = await survey()
    const args = [...surveyArgs, '--as-of-now']
    const { token, sourceId } = await importFile(path, args, { now: () => Date.now() - DAY })
    const again = await importFile(path, args, { token })
    expect([again.code, again.out]).toEqual([0, '0 rows kept\n5 rows were there already and count once\n'])
    expect(await server.feedbackOf(sourceId)).toHaveLength(5)
  })

  test('[D6] as of now, the last row is of today and the server counts all of them in the last 30 days', async () => {
    const { sourceId } = await importFile(await survey(), [...surveyArgs, '--as-of-now'])
    const items = await server.feedbackOf(sourceId)
    const last = Math.max(...items.map(({ occurredAt }) => Date.parse(occurredAt ?? '')))
    expect(Date.now() - last).toBeLessThan(DAY)
    expect(await server.score(`metric=nps&window=30d&source=${sourceId}`)).toMatchObject({ n: 5, score: 0 })
  })

  test('[D6] as of now without any date is unusable and says so', async () => {
    const { code, err } = await importFile(await tempFile('s.csv', 'score\n9\n'), ['--as-of-now'])
    expect([code, err]).toEqual([2, expect.stringContaining('--as-of-now finds no date to move')])
  })

  test('[D4] scores keep the scale of their day, and the server counts them on one', async () => {
    const csv = 'date,rating\n2015-06-08,5.0\n2015-06-09,10.0\n2015-06-10,1\n'
    const path = await tempFile('lounges.csv', csv)
    const scales = ['--metric', 'stars', '--scale', '1-5', '--scale-from', '2015-06-09=1-10']
    const args = ['--score', 'rating', '--occurredAt', 'date', '--as-of-now', ...scales]
    const { code, sourceId } = await importFile(path, args)
    expect(code).toBe(0)
    expect(await server.score(`metric=stars&window=30d&source=${sourceId}`)).toMatchObject({
      n: 3,
      counts: { 1: 1, 5: 2 },
    })
  })

  test('[D9] rows that are refused here or there are told with their reasons, the others are kept', async () => {
    const csv =
      'score,comment,occurredAt\n9,Good,\n11,Too much,\nGreat,,\n,,\n5,When?,31.12.2019\n3,"So, so",\n'
    const path = await tempFile('mixed.csv', csv)
    const { code, out, sourceId } = await importFile(path, [])
    expect(code).toBe(1)
    expect(out).toBe(`2 rows kept\n3 rows refused, with the reasons in ${path}.refused.csv\n`)
    expect(await server.feedbackOf(sourceId)).toHaveLength(2)
    const refused = (await readRows(`${path}.refused.csv`)).map(({ original }) => original as string[])
    const reasons = Object.fromEntries(refused.map(([row, reason]) => [row, reason]))
    expect(Object.keys(reasons)).toEqual(['3', '4', '6'])
    expect(reasons['3']).toMatch(/^score: must be a whole number from 0 to 10/)
    expect(reasons['4']).toContain('"Great" is not a number')
    expect(reasons['6']).toContain('"31.12.2019" is not a date')
  })

  test('[D9] the refused rows alone can be put right and imported', async () => {
    const path = await tempFile('half.csv', 'score,comment\n9,Good\nGreat,Fine\n')
    const { token, sourceId } = await importFile(path, [])
    const again = await importFile(`${path}.refused.csv`, ['--value', 'score:Great=10'], { token })
    expect([again.code, again.out]).toEqual([0, '1 row kept\n'])
    expect(await server.feedbackOf(sourceId)).toHaveLength(2)
  })

  test("[D15] NDJSON in the API's shape is kept with its own ids", async () => {
    const lines = [
      { externalId: 'r1', score: 8, author: { name: 'Ida' } },
      { externalId: 'r2', score: 9, tags: ['a'] },
    ]
    const path = await tempFile('voices.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'))
    const { code, sourceId } = await importFile(path, [])
    expect(code).toBe(0)
    const items = await server.feedbackOf(sourceId)
    expect(items.map(({ externalId }) => externalId).sort()).toEqual(['r1', 'r2'])
  })

  test('[D12] a file of several batches arrives whole and is told in tenths', async () => {
    const rows = Array.from({ length: 1_203 }, (_, nth) => `${nth % 11},Voice ${nth}`)
    const path = await tempFile('many.csv', `score,comment\n${rows.join('\n')}\n`)
    const { code, out, err, sourceId } = await importFile(path, [])
    expect([code, out]).toEqual([0, '1,203 rows kept\n'])
    expect(err).toMatch(/500 of 1,203 rows\n1,000 of 1,203 rows\n1,203 of 1,203 rows\n$/)
    expect(await server.score(`metric=nps&window=1d&source=${sourceId}`)).toMatchObject({ n: 1_203 })
  })

  test('[D11] a dry run shows what would be sent and sends nothing', async () => {
    const { code, out, sourceId } = await importFile(await survey(), [...surveyArgs, '--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('"occurredAt": "2019-11-01T07:51:12.000Z"')
    expect(out).toContain('Nothing was sent. 5 rows')
    expect(await server.feedbackOf(sourceId)).toEqual([])
  })

  test('[D10] a wrong token ends with 2 before anything is read, and without a file of refusals', async () => {
    const path = await survey()
    const { code, err } = await importFile(path, surveyArgs, { token: 'src_wrong' })
    expect([code, err]).toEqual([2, `the token is not one of a source of ${server.url}\n`])
    expect(existsSync(`${path}.refused.csv`)).toBe(false)
  })

  test('[D2] a file that breaks in the middle sends nothing of it', async () => {
    const path = await tempFile('broken.csv', 'score,comment\n9,Good\n8,"never closed\n')
    const { code, err, sourceId } = await importFile(path, [])
    expect(code).toBe(2)
    expect(err).toMatch(/a quote opens and is never closed/)
    expect(await server.feedbackOf(sourceId)).toEqual([])
  })

  test('[D5] times without a zone are those of the source', async () => {
    const { token, id } = await server.makeSource({ name: 'Tokyo', metric: 'nps', timeZone: 'Asia/Tokyo' })
    await importFile(await tempFile('t.csv', 'score,occurredAt\n9,2020-01-01 09:00:00\n'), [], { token })
    const [entry] = await server.feedbackOf(id)
    expect(Date.parse(entry?.occurredAt ?? '')).toBe(Date.parse('2020-01-01T00:00:00Z'))
  })
})

test('[D8] a server with a limit is obeyed, and everything arrives in the end', async () => {
  const slow = await startRealServer({ TENFOOT_RATE_LIMIT: '600' })
  try {
    const { token, id } = await slow.makeSource({ name: 'Slow', metric: 'nps' })
    const rows = Array.from({ length: 1_400 }, (_, nth) => `${nth % 11}`)
    const path = await tempFile('many.csv', `score\n${rows.join('\n')}\n`)
    const { terminal, written, waits } = makeTerminal()
    // The wait itself is real: only the server can say when there is room again.
    const patient = { ...terminal, wait: (ms: number) => terminal.wait(ms).then(() => slow.later(ms)) }
    const code = await runCommand(['import', path, '--url', slow.url, '--token', token], patient)
    expect([code, written.out]).toEqual([0, '1,400 rows kept\n'])
    expect(waits.length).toBeGreaterThan(0)
    expect(written.err).toMatch(/the server answers 429.*waiting 1 s/)
    expect(await slow.score(`metric=nps&window=1d&source=${id}`)).toMatchObject({ n: 1_400 })
  } finally {
    await slow.close()
  }
})
