/** Colours are "#rrggbb". Mixing happens in sRGB, as CSS gradients do it. */
export type Rgb = readonly [number, number, number]

export function parseColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function colourText(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

/** `share` 0 is `from`, 1 is `to`. */
export function mixColours(from: string, to: string, share: number): string {
  const [a, b] = [parseColour(from), parseColour(to)]
  const part = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * share
  return colourText([part(0), part(1), part(2)])
}

/** Relative luminance as WCAG 2 defines it, 0 to 1. */
export function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG contrast, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
