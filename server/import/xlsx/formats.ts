const DAY_MS = 24 * 60 * 60_000
/** Days from the first of each calendar to 1970. */
const TO_1970 = { 1900: 25_569, 1904: 24_107 }
/** The first calendar believes in a 29th of February 1900. */
const FALSE_LEAP_DAY = 60

export type Calendar = 1900 | 1904

const BUILT_IN_DATES: readonly [from: number, to: number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Whether a number format shows a date or a time; `code` is a workbook's own format. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to)
  if (/^(general|standard)$/i.test(code)) return false
  const bare = code.replaceAll(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare)
}

/** A day's number as people write it, `2026-11-21` or `2026-11-21 10:30:00`; a time alone as `10:30:00`. */
export function dateText(serial: number, calendar: Calendar): string {
  const lost = calendar === 1900 && serial < FALSE_LEAP_DAY ? 1 : 0
  const time = new Date(Math.round((serial - TO_1970[calendar] + lost) * DAY_MS))
  if (Number.isNaN(time.getTime())) return String(serial)
  const [day = '', clock = ''] = time
    .toISOString()
    .replace(/(\.000)?Z$/, '')
    .split('T')
  if (serial >= 0 && serial < 1) return clock
  return Number.isInteger(serial) ? day : `${day} ${clock}`
}

/** As a spreadsheet would show it without any format. */
export function numberText(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw
  const number = Number(raw)
  return raw.trim() === '' || Number.isNaN(number) ? raw : String(number)
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
