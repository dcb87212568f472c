const DEGREES = /^([-−+]?)(\d+(?:[.,]\d+)?)\s*°?\s*([NSEWO])?$/i

/** "51.34", "51,34", "33.87° S": degrees as people and maps write them. Null for what is none. */
export function readDegrees(text: string): number | null {
  const [, sign, number, side] = DEGREES.exec(text.trim()) ?? []
  if (number === undefined) return null
  const degrees = Number(number.replace(',', '.'))
  const negative = sign === '-' || sign === '−'
  return /^[SW]$/i.test(side ?? '') !== negative ? -degrees : degrees
}

/** A place as maps copy it, "51.3397, 12.3731"; null for anything else. */
export function splitPlace(text: string): [latitude: string, longitude: string] | null {
  const parts = text.trim().split(/\s*[,;]\s+|\s*;\s*|(?<=\.\d+),/)
  const [latitude, longitude] = parts
  if (parts.length !== 2 || latitude === undefined || longitude === undefined) return null
  return readDegrees(latitude) === null || readDegrees(longitude) === null ? null : [latitude, longitude]
}
