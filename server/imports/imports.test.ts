import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportMapping } from '../../shared/imports.ts'
import { createIntegrator } from '../testing/integrator.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { createImporter, expected } from './testing/importer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const CSV = [
  'Response ID,How likely are you to recommend us?,Why?,E-Mail,Date',
  'r1,9,"Warm, dry and quick",ida@example.com,21.11.2019 08:30',
  'r2,0,,ben@example.com,22.11.2019 09:00',
  'r3,n/a,Nothing to add,,22.11.2019 10:00',
  'r4,11,Eleven of ten,,22.11.2019 11:00',
  '',
].join('\n')
const MEANT = { values: { score: { 'n/a': '' } } } satisfies Partial<ImportMapping>

const makeImporter = async (source: object = {}) => {
  const made = await server.makeSource(source)
  return { ...createImporter(server, made), source: made, integrator: createIntegrator(server, made) }
}

describe('[Y1] the way of a file', () => {
  test('[Y1] what its start tells is answered with the upload, and can be started with as it is', async () => {
    const { upload, whole, entries } = await makeImporter()
    const { status, headers, body } = await upload('answers.csv', CSV)
    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(`/api/v1/imports/${body.id}`)
    expect(body).toMatchObject({
      state: 'uploaded',
      format: 'csv',
      bytes: Buffer.byteLength(CSV),
      hasFile: true,
    })
    expect(body.header.map(({ key }) => key)).toEqual(CSV.split('\n', 1)[0]?.split(','))
    expect(body.sample[1]).toEqual({
      number: 3,
      cells: ['r2', '0', '', 'ben@example.com', '22.11.2019 09:00'],
    })
    expect(body.guess).toEqual({
      columns: {
        externalId: 'Response ID',
        score: 'How likely are you to recommend us?',
        comment: 'Why?',
        'author.email': 'E-Mail',
        occurredAt: 'Date',
      },
      metric: 'nps',
      dateFormat: 'd.M.yyyy H:mm',
    })
    const done = await whole('answers.csv', CSV, MEANT)
    expect(done).toMatchObject({ state: 'done', rows: 4, kept: 3, repeated: 0, refused: 1, progress: 1 })
    expect((await entries()).find(({ externalId }) => externalId === 'r2')).toMatchObject({
      ...{ score: 0, metric: 'nps', occurredAt: '2019-11-22T09:00:00.000Z' },
      author: { email: 'ben@example.com' },
    })
  })

  test('[Y2] a preview shows the first rows as they would be kept or why not, and counts all in a dry run', async () => {
    const { upload, preview, ended, entries } = await makeImporter()
    const { id, guess } = expected(201, await upload('answers.csv', CSV))
    const shown = expected(200, await preview(id, { ...guess, scale: { min: 0, max: 10 } }))
    expect(shown.rows.map((row) => ('entry' in row ? row.entry.score : row.problem))).toEqual([
      9,
      0,
      'score: "n/a" is not a number',
      'score: must be a whole number from 0 to 10',
    ])
    expect((await ended(id)).check).toMatchObject({
      ...{ state: 'done', rows: 4, fit: 2, refused: 2, progress: 1 },
      reasons: [
        { detail: 'score: "n/a" is not a number', rows: 1, firstRow: 4 },
        { detail: 'score: must be a whole number from 0 to 10', rows: 1, firstRow: 5 },
      ],
    })
    expect(await entries()).toEqual([])
  })

  test('[Y50] before a score or a comment is chosen a preview shows the table, and what it would be taken for', async () => {
    const { upload, preview, read } = await makeImporter({ metric: 'nps' })
    const { id, guess } = expected(
      201,
      await upload('odd.csv', 'Mark|Comment, if any\n9|Warm, dry\n2|Cold, wet\n'),
    )
    const { rows, ...shown } = expected(200, await preview(id, { columns: {} }))
    expect(rows.map((row) => ('problem' in row ? row.problem : row))).toEqual(
      Array(2).fill('needs a score, or a comment that is not blank'),
    )
    expect(shown.guess).toEqual(guess)
    expect((await read(id)).check).toBe(null)
    const writing = { delimiter: '|' }
    const other = expected(200, await preview(id, { columns: {}, writing }))
    expect(other.guess).toEqual({ columns: { score: 'Mark', comment: 'Comment, if any' }, writing })
    expect(expected(200, await preview(id, other.guess)).rows).toMatchObject([
      { entry: { score: 9 } },
      { entry: { score: 2 } },
    ])
    expect((await read(id)).check).not.toBe(null)
    expected(200, await preview(id, { columns: {}, writing }))
    expect((await read(id)).check).toBe(null)
  })

  test('[Y3] refused rows come as a file with their reasons, which can be imported again', async () => {
    const { whole, refused, entries } = await makeImporter()
    const { id } = await whole('answers.csv', CSV, { scale: { min: 0, max: 10 } })
    const file = await refused(id)
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="refused.csv"')
    expect(file.body.split('\n').slice(0, 2)).toEqual([
      'row,reason,Response ID,How likely are you to recommend us?,Why?,E-Mail,Date',
      '4,"score: ""n/a"" is not a number",r3,n/a,Nothing to add,,22.11.2019 10:00',
    ])
    const again = await whole('refused.csv', file.body, { ...MEANT, scale: { min: 0, max: 11 } })
    expect(again).toMatchObject({ kept: 2, refused: 0 })
    expect(await entries()).toHaveLength(4)
  })

  test('[Y4] a repeated file counts nothing twice, also where its rows have no ids and some are equal', async () => {
    const { whole, entries } = await makeImporter({ metric: 'csat' })
    const plain = 'score,comment\n5,Fine\n5,Fine\n1,Cold\n'
    expect(await whole('plain.csv', plain)).toMatchObject({ kept: 3, repeated: 0 })
    expect(await whole('plain.csv', plain)).toMatchObject({ kept: 0, repeated: 3 })
    expect(await entries()).toHaveLength(3)
  })

  test('[Y5] the scale of a row can hang on what a column says, or on its day', async () => {
    const { whole, entries } = await makeImporter({ metric: 'csat' })
    const csv = 'id,Form,Score,Date\na,1,5,2019-01-01\nb,2,9,2019-01-02\nc,1,90,2020-03-01\n'
    const done = await whole('scales.csv', csv, {
      columns: { externalId: 'id', score: 'Score', occurredAt: 'Date' },
      scale: { min: 1, max: 5 },
      scales: [
        { when: { column: 'Form', is: '2' }, scale: { min: 1, max: 10 } },
        { when: { from: '2020-01-01' }, scale: { min: 0, max: 100 } },
      ],
    })
    expect(done).toMatchObject({ kept: 3, refused: 0 })
    const scales = Object.fromEntries((await entries()).map(({ externalId, scale }) => [externalId, scale]))
    expect(scales).toEqual({ a: { min: 1, max: 5 }, b: { min: 1, max: 10 }, c: { min: 0, max: 100 } })
  })

  test('[Y6] the entries of an import wait for a moderator where their source holds, and need no rate', async () => {
    const { whole, entries } = await makeImporter({ policy: 'hold', metric: 'nps' })
    const rows = Array.from({ length: 1500 }, (_, n) => `${n % 11},Number ${n}`)
    expect(await whole('many.csv', `score,comment\n${rows.join('\n')}\n`)).toMatchObject({ kept: 1500 })
    expect(new Set((await entries()).map(({ display }) => display))).toEqual(new Set(['held']))
  })
})

describe('[Y7] undoing', () => {
  test('[Y7] exactly what an import made goes, with its counts; what was there before stays', async () => {
    const { whole, undone, entries, integrator, source } = await makeImporter({ metric: 'nps' })
    await integrator.post({ externalId: 'r2', score: 3 })
    const csv = 'externalId,score\nr1,9\nr2,3\nr3,10\n'
    const done = await whole('some.csv', csv)
    expect(done).toMatchObject({ kept: 2, repeated: 1 })
    const gone = await undone(done.id)
    expect(gone).toMatchObject({ state: 'undone', removed: 2, kept: 2, progress: 1 })
    expect((await entries()).map(({ externalId }) => externalId)).toEqual(['r2'])
    const score = await server.asOwner('GET', `/api/v1/scores?metric=nps&window=30d&source=${source.id}`)
    expect(score.body).toMatchObject({ n: 1, counts: { 3: 1 } })
  })

  test('[Y8] after it the same file can be imported in another way', async () => {
    const { whole, undone, entries } = await makeImporter({ metric: 'nps' })
    const csv = 'externalId,score,other\nr1,9,1\n'
    await undone((await whole('some.csv', csv)).id)
    expect(
      await whole('some.csv', csv, { columns: { externalId: 'externalId', score: 'other' } }),
    ).toMatchObject({
      kept: 1,
      refused: 0,
    })
    expect(await entries()).toMatchObject([{ score: 1 }])
  })

  test('[Y9] what its sender has sent as well, or has changed since, is the sender’s and stays', async () => {
    const { whole, undone, entries, integrator } = await makeImporter({ metric: 'nps' })
    const done = await whole('some.csv', 'externalId,score\nr1,9\nr2,8\nr3,7\n')
    await integrator.post({ externalId: 'r1', score: 9 })
    await integrator.put('r2', { score: 2 })
    expect(await undone(done.id)).toMatchObject({ removed: 1 })
    expect((await entries()).map(({ externalId }) => externalId).sort()).toEqual(['r1', 'r2'])
  })

  test('[Y10] a customer whose entry was withdrawn does not come back by undoing and importing again', async () => {
    const { whole, undone, entries, integrator, source } = await makeImporter({ metric: 'nps' })
    const csv = 'externalId,score,comment\nr1,9,Mine alone\nr2,8,Of another\n'
    const done = await whole('some.csv', csv)
    await integrator.withdraw('r1')
    await undone(done.id)
    expect(await whole('some.csv', csv)).toMatchObject({ kept: 1, repeated: 1 })
    const all = JSON.stringify(await entries())
    expect(all).toContain('Of another')
    expect(all).not.toContain('Mine alone')
    const score = await server.asOwner('GET', `/api/v1/scores?metric=nps&window=30d&source=${source.id}`)
    expect(score.body).toMatchObject({ n: 1, counts: { 8: 1 } })
  })

  test('[Y11] start, cancel, undo and deletion are in the audit log, without words of customers', async () => {
    const { whole, undone, remove } = await makeImporter({ metric: 'nps' })
    const { id } = await whole('some.csv', 'score,comment\n9,Secret words\n')
    await undone(id)
    expect((await remove(id)).status).toBe(204)
    const { body } = await server.asOwner<{ items: { action: string }[] }>(
      'GET',
      `/api/v1/audit?subject=${id}`,
    )
    expect(body.items.map(({ action }) => action)).toEqual([
      'import.deleted',
      'import.undone',
      'import.started',
      'import.uploaded',
    ])
    expect(JSON.stringify(body)).not.toContain('Secret')
  })
})

describe('[Y12] what cannot be done is refused with its sentence', () => {
  const detail = ({ body }: { body: object }) => (body as { detail?: string }).detail

  test('[Y12] files that are no tables', async () => {
    const { upload } = await makeImporter()
    const sentences = {
      'empty.csv': ['', 'The file is empty.'],
      'picture.png': [
        Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
        'picture.png is neither text nor a workbook.',
      ],
      'old.xls': [
        Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
        "old.xls is of Excel's old form or has a password. Save it as .xlsx without a password.",
      ],
      'array.json': ['[{"score": 1}]', 'array.json is one JSON array; NDJSON is one JSON object a line.'],
      '$&.csv': ['a\n"1\n', '$&.csv is not CSV from row 2 on: a quote opens and is never closed.'],
      'open.csv': ['a,b\n1,"2\n', 'open.csv is not CSV from row 2 on: a quote opens and is never closed.'],
    } as const
    for (const [name, [content, sentence]] of Object.entries(sentences)) {
      const answer = await upload(name, content)
      expect([answer.status, detail(answer)]).toEqual([422, sentence])
    }
    expect(JSON.stringify((await server.asOwner('GET', '/api/v1/imports')).body)).not.toContain('picture')
  })

  test('[Y12] a mapping that names what is not there, field by field', async () => {
    const { upload, preview, start } = await makeImporter()
    const { id } = expected(201, await upload('some.csv', 'a,b\n1,2\n'))
    const pointers = async (mapping: unknown) => {
      const { status, body } = await preview(id, mapping as ImportMapping)
      return [status, (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer)]
    }
    expect(await pointers({ columns: { score: 'z', comment: '/x' } })).toEqual([
      422,
      ['/mapping/columns/score', '/mapping/columns/comment'],
    ])
    expect(await pointers({ columns: { score: 'a' }, zone: 'Mars/Base' })).toEqual([422, ['/mapping/zone']])
    expect(await pointers({ columns: { nothing: 'a' } })).toEqual([422, ['/mapping/columns/nothing']])
    const { status, body } = await start(id, { columns: { location: 'a' } })
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: '/mapping/columns' }] }])
  })

  test('[Y12] what does not follow from its state', async () => {
    const { upload, start, cancel, undo, ended, refused, remove } = await makeImporter({ metric: 'nps' })
    const { id, guess } = expected(201, await upload('some.csv', 'score\n9\n'))
    expect([(await cancel(id)).status, (await undo(id)).status, (await refused(id)).status]).toEqual([
      409, 409, 404,
    ])
    expected(202, await start(id, guess))
    await ended(id)
    expect([(await start(id, guess)).status, (await cancel(id)).status]).toEqual([409, 409])
    expect((await remove(id)).status).toBe(204)
    expect((await undo(id)).status).toBe(404)
  })

  test('[Y12] sources that are not there, and people who are no admins', async () => {
    const { upload } = await makeImporter()
    expect((await upload('some.csv', 'score\n1\n', 'nobody')).status).toBe(404)
    const moderator = await makePerson(server, { role: 'moderator' })
    expect((await moderator.as('GET', '/imports')).status).toBe(403)
  })
})

const WRITTEN = [
  ['Latin-1', Buffer.from('comment\nSchön warm\n', 'latin1')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFcomment\nSchön warm\n')],
  ['UTF-16 with its mark', Buffer.from('\uFEFFcomment\nSchön warm\n', 'utf16le')],
  ['UTF-16 without one', Buffer.from('comment\nSchön warm\n', 'utf16le')],
] as const

test.for(WRITTEN)('[Y13] a file in %s is read as it was written', async ([, bytes]) => {
  const { whole, entries } = await makeImporter()
  expect(await whole('words.csv', bytes)).toMatchObject({ kept: 1 })
  expect((await entries()).map(({ comment }) => comment)).toEqual(['Schön warm'])
})

test('[Y14] lines of JSON are mapped by pointers, and nothing is taken by its name alone', async () => {
  const { upload, start, ended, entries } = await makeImporter({ metric: 'stars' })
  const line = { answer: { stars: 4, words: 'Steady' }, location: 'Leipzig', 'a/b': 1 }
  const { id, header } = expected(201, await upload('lines.ndjson', `${JSON.stringify(line)}\n`))
  expect(header.map(({ key }) => key)).toEqual(['/answer/stars', '/answer/words', '/location', '/a~1b'])
  expected(202, await start(id, { columns: { score: '/answer/stars', comment: '/answer/words' } }))
  expect(await ended(id)).toMatchObject({ kept: 1 })
  const [entry] = await entries()
  expect(entry).toMatchObject({ score: 4, comment: 'Steady' })
  expect(entry).not.toHaveProperty('location')
})
