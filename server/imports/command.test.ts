import { expect, onTestFinished, test } from 'vitest'
import { runCommand } from '../commands.ts'
import { makeTerminal, tempFile } from '../import/testing.ts'
import { textRow, xlsx } from '../import/xlsx/testing.ts'
import { startTestServer } from '../testing/server.ts'
import { createImporter } from './testing/importer.ts'

test('[Y17] the command and the wizard know each other’s rows: a file that came by one counts once by the other', async () => {
  const server = await startTestServer({ TENFOOT_RATE_LIMIT: '0' })
  onTestFinished(() => server.close())
  const rows = [
    textRow(1, ['Form', 'Score', 'Words', 'Date']),
    textRow(2, ['1', '5', 'Well lit', '3.2.2019 10:00']),
    textRow(3, ['2', '10', 'Well lit', '4.2.2019 10:00']),
    textRow(4, ['2', '10', 'Well lit', '4.2.2019 10:00']),
  ]
  const bytes = xlsx({ sheets: { Answers: rows.join('') } })
  const source = await server.makeSource({ metric: 'csat', timeZone: 'Europe/Berlin' })
  const { terminal, written } = makeTerminal()
  const columns = [
    '--score',
    'Score',
    '--comment',
    'Words',
    '--occurredAt',
    'Date',
    '--date-format',
    'd.M.yyyy H:mm',
  ]
  const scales = ['--scale', '1-5', '--scale-when', 'Form=2:1-10']
  const path = await tempFile('answers.xlsx', bytes)
  const args = ['import', path, '--url', server.url, '--token', source.token, ...columns, ...scales]
  expect([await runCommand(args, terminal), written.out]).toEqual([0, '3 rows kept\n'])
  const importer = createImporter(server, source)
  const done = await importer.whole('answers.xlsx', bytes, {
    columns: { score: 'Score', comment: 'Words', occurredAt: 'Date' },
    dateFormat: 'd.M.yyyy H:mm',
    scale: { min: 1, max: 5 },
    scales: [{ when: { column: 'Form', is: '2' }, scale: { min: 1, max: 10 } }],
  })
  expect(done).toMatchObject({ format: 'xlsx', sheets: ['Answers'], kept: 0, repeated: 3, refused: 0 })
  const entries = await importer.entries()
  expect(entries.map(({ scale, occurredAt }) => [scale?.max, occurredAt]).sort()).toEqual([
    [10, '2019-02-04T09:00:00.000Z'],
    [10, '2019-02-04T09:00:00.000Z'],
    [5, '2019-02-03T09:00:00.000Z'],
  ])
})
