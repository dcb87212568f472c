/** Signs with which a formula begins, also in their other widths. */
const SIGN = '[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]'
const BEGINS = new RegExp(`^(?:[\\t\\r\\n]|[\\s\\p{Cf}]*${SIGN})`, 'u')
/** Without one of these nothing is called; a formula only looks odd then. */
const CALLS = /[(|]/
const PART_BEGINS = new RegExp(`((?:^|[;\\t])(?:(?!\\t)[\\s\\p{Cf}])*)(?=${SIGN}(?![()](?:\\s|$)))`, 'gu')
const LINE_ENDS = /(\r\n|\r|\n)/

/**
 * A text for a cell that no spreadsheet runs: what it would take for a formula begins with an apostrophe. Where
 * people write decimals with a comma, spreadsheets cut a file at semicolons and, since quotes then stand amid
 * a cell, at lines as well: a call that begins there is met in the same way.
 */
export function harmless(text: string): string {
  const begun = BEGINS.test(text) ? `'${text}` : text
  return CALLS.test(begun) ? begun.split(LINE_ENDS).map(harmlessLine).join('') : begun
}

function harmlessLine(line: string): string {
  return CALLS.test(line) ? line.replace(PART_BEGINS, "$1'") : line
}
