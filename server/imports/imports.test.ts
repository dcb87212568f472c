import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createIntegrator } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { createImporter } from './testing/importer.ts'

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
  '',
].join('\n')

const importerOf = async (source: object = {}) => createImporter(server, await server.makeSource(source))

describe('[Y1] from the upload to entries', () => {
  test('[Y1] a file is uploaded, looked at, previewed and kept as it was mapped', async () => {
    const importer = await importerOf()
    const { status, body } = await importer.upload('answers.csv', CSV)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'uploaded',
      format: 'csv',
      bytes: Buffer.byteLength(CSV),
      guess: {
        columns: {
          externalId: 'Response ID',
          score: 'How likely are you to recommend us?',
          comment: 'Why?',
          'author.email': 'E-Mail',
          occurredAt: 'Date',
        },
        metric: 'nps',
        dateFormat: 'd.M.yyyy H:mm',
      },
    })
    const mapping = { ...body.guess, values: { score: { 'n/a': '' } } }
    const preview = await importer.preview(body.id, mapping)
    expect(preview.body.rows).toHaveLength(3)
    const done = await importer.whole('answers.csv', CSV, { values: { score: { 'n/a': '' } } })
    expect(done).toMatchObject({ state: 'done', rows: 3, kept: 3, repeated: 0, refused: 0, progress: 1 })
    console.log(
      JSON.stringify(await importer.entries(), null, 1),
      JSON.stringify(await importer.read(body.id), null, 1),
    )
  })
})
