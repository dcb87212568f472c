import { DateTime } from 'luxon'
import { noShift, type Shift, shiftToNow } from './dates.ts'
import { makePreview } from './dry-run.ts'
import { IMPORT_HELP } from './help.ts'
import { type Identities, makeIdentities } from './identity.ts'
import { type Mapper, makeMapper } from './mapping.ts'
import { openTable } from './open.ts'
import { readOptions, type Said } from './options.ts'
import { mappingOf, writingOf } from './plan.ts'
import { makeProgress } from './progress.ts'
import { makeRefusedFile } from './refused.ts'
import { makeSender, type SenderNeeds } from './sender.ts'
import { askSource } from './source.ts'
import { surveyOf } from './survey.ts'
import type { Table } from './table.ts'
import { tellTally } from './tally.ts'
import type { Terminal } from './terminal.ts'
import { problemOf, transfer } from './transfer.ts'
import { Unusable } from './unusable.ts'

/** `tenfoot import`: 0 all rows kept, 1 some refused; throws `Unusable` where nothing can be done. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const said = await readOptions(args, terminal.env.INIT_CWD)
  if (said.flag('help')) {
    terminal.out.write(IMPORT_HELP)
    return 0
  }
  if (said.path === null) throw new Unusable('which file? --help tells what can be said')
  const table = await openTable(said.path, writingOf(said))
  return said.flag('dry-run')
    ? rehearse(said, said.path, table, terminal)
    : perform(said, said.path, table, terminal)
}

/** Where a file is understood and its first pass is done. */
interface Prepared {
  mapper: Mapper
  identities: Identities
  shift: Shift
  rows: number
}

async function prepare(
  { said, path, table, zone }: { said: Said; path: string; table: Table; zone: string },
  now: number,
): Promise<Prepared> {
  const mapper = makeMapper(table, mappingOf(said, zone))
  if (!mapper.fields.some((field) => field === 'score' || field === 'comment')) {
    throw new Unusable('neither --score nor --comment names a column, so there is nothing to import')
  }
  const identities = makeIdentities(path)
  const timeOf = said.flag('as-of-now') ? mapper.timeOf : undefined
  const { rows, last } = await surveyOf({ table, identities, timeOf })
  if (!timeOf) return { mapper, identities, shift: noShift, rows }
  if (!last)
    throw new Unusable('--as-of-now finds no date to move; --occurredAt names the column that has them')
  return { mapper, identities, shift: shiftToNow(last, now), rows }
}

async function rehearse(said: Said, path: string, table: Table, { out, now }: Terminal): Promise<number> {
  const zone = DateTime.local().zoneName
  const prepared = await prepare({ said, path, table, zone }, now())
  const preview = makePreview(out)
  let refused = 0
  for await (const row of table.rows()) {
    const mapped = prepared.mapper.map(row, prepared.shift)
    if ('draft' in mapped) preview.sent(row, mapped.draft)
    else preview.refused(row, problemOf(mapped))
    refused += 'draft' in mapped ? 0 : 1
  }
  out.write(
    `Nothing was sent. ${prepared.rows} rows, ${refused} that would be refused before they are sent.\n`,
  )
  if (!said.text('zone'))
    out.write(`Times without a zone were read as ${zone}; an import takes the source's.\n`)
  return refused === 0 ? 0 : 1
}

async function perform(said: Said, path: string, table: Table, terminal: Terminal): Promise<number> {
  const { url, token } = addressOf(said, terminal)
  const source = await askSource(url, token)
  const zone = source.timeZone ?? 'UTC'
  const prepared = await prepare({ said, path, table, zone }, terminal.now())
  const progress = makeProgress(terminal.err, prepared.rows)
  progress.say(`${path} → ${source.name} on ${url}`)
  const needs: SenderNeeds = { url, token, now: terminal.now, wait: terminal.wait }
  const send = makeSender({
    ...needs,
    onWait: (ms, why) => progress.say(`${why}; waiting ${Math.ceil(ms / 1000)} s`),
  })
  const refused = await makeRefusedFile(path, table, said.refused)
  const datesMoved = prepared.shift !== noShift
  const tally = await transfer({ ...prepared, table, send, refused, progress, datesMoved })
  terminal.out.write(tellTally(tally, refused.path))
  return tally.refused === 0 ? 0 : 1
}

function addressOf(said: Said, { env }: Terminal): { url: string; token: string } {
  const token = said.text('token') ?? env.TENFOOT_TOKEN
  if (!token) throw new Unusable('whose feedback is it? --token takes the token of a source')
  return { url: said.text('url') ?? 'http://localhost:4000', token }
}
