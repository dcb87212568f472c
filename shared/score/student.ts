import { lastWhere } from './bisect.ts'
import { Z } from './method.ts'

/** From here on the expansion is exact to ten digits, and its cost does not grow with the answers. */
const MANY = 100

/** Student's t that 95 % lie within, on both sides; `freedom` is 1 or more and need not be whole. */
export function studentQuantile(freedom: number): number {
  if (freedom >= MANY) return expanded(freedom)
  return lastWhere((t) => outside(t, freedom) >= 0.05, Z, 13)
}

/** Abramowitz and Stegun 26.7.5, around the normal quantile. */
function expanded(freedom: number): number {
  const z2 = Z * Z
  const first = (z2 + 1) / 4
  const second = ((5 * z2 + 16) * z2 + 3) / 96
  const third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
  const fourth = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
  return Z * (1 + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom)
}

/** The share beyond ±t: the incomplete beta function of (freedom / 2, 1 / 2), as a series. */
function outside(t: number, freedom: number): number {
  const a = freedom / 2
  const x = freedom / (freedom + t * t)
  let sum = 0
  let term = 1
  for (let k = 0; term > sum * 1e-16; k++) {
    sum += term
    term *= (x * (a + 0.5 + k)) / (a + 1 + k)
  }
  return (x ** a * Math.sqrt((1 - x) / Math.PI) * gammaRatio(a) * sum) / a
}

/** Γ(a + ½) / Γ(a): lifted to where Stirling's series is exact enough, and back. */
function gammaRatio(a: number): number {
  if (a < 60) return (gammaRatio(a + 1) * a) / (a + 0.5)
  const series = 1 - (1 - (1 / 16 + (5 / 128 - 21 / 4096 / a) / a) / a) / (8 * a)
  return Math.sqrt(a) * series
}
