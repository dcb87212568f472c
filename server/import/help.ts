import { NAMED_FIELDS } from './fields.ts'

const COLUMNS = NAMED_FIELDS.filter((field) => field !== 'metric')

export const IMPORT_HELP = `npm run tenfoot -- import FILE --token TOKEN [options]

Posts a CSV, NDJSON or XLSX file through the batch endpoint. Repeating the same command is safe: each row counts once,
as long as the file keeps its name.

Where to
  --url ADDRESS           the server (http://localhost:4000)
  --token TOKEN           of the source; or TENFOOT_TOKEN in the environment

Which column is what: the name in the first row or the number of a column; in NDJSON a name or a pointer like /a/b.
A column that is called like a field needs no flag.
${columnLines()}

What it means
  --metric METRIC         nps, csat, ces, stars or thumbs, if the source does not say
  --scale 1-5             the scale of the scores, if it is not the metric's own
  --scale-from DAY=1-10   another scale from a day on (2015-06-09=1-10); repeatable
  --scale-when COLUMN=VALUE:1-10
                          another scale where a column says this (Survey=2:1-10); repeatable
  --set FIELD=VALUE       the same value for every row (touchpoint=lounge); repeatable
  --value FIELD:OLD=NEW   what a cell means (score:Great=5, or score:n/a= for nothing); repeatable
  --date-format FORMAT    in Luxon's words (M/d/yyyy H:mm:ss), if it is not ISO 8601
  --zone ZONE             of times that name none (Europe/Berlin); else the source's
  --tag-separator TEXT    between tags in one cell (a comma, a semicolon or a bar)
  --as-of-now             moves all dates so that the last one is today

How the file is written
  --format csv|ndjson|xlsx if its name does not say
  --delimiter TEXT        if the first line does not tell
  --encoding NAME         windows-1252, utf-16le … if it is not UTF-8
  --sheet NAME            of a workbook; else the first one
  --no-header             the first row is an entry; columns go by number

How it is done
  --map FILE.json         the columns, meanings and ways of writing above, under the same names:
                          {"score": "Rating", "metric": "stars", "set": ["location=Leipzig"]}
  --dry-run               shows the first rows as they would be sent, and sends nothing
  --refused PATH          where refused rows go with their reasons (FILE.refused.csv or .ndjson)

Ends with 0 when all rows are kept, 1 when some were refused, 2 when nothing could be made of it.
`

function columnLines(): string {
  const lines: string[] = []
  for (let at = 0; at < COLUMNS.length; at += 6) {
    lines.push(
      `  ${COLUMNS.slice(at, at + 6)
        .map((field) => `--${field}`)
        .join(' ')}`,
    )
  }
  return lines.join('\n')
}
