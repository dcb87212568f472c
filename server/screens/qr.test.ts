import decodeQr from 'qr/decode.js'
import { expect, it } from 'vitest'
import { qrOf } from './qr.ts'

const PIXELS = 4

/** The picture that the path draws: dark modules on white. */
function drawn(text: string) {
  const { size, path } = qrOf(text)
  const side = size * PIXELS
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x = 0, y = 0, run = 0] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let dx = 0; dx < Number(run) * PIXELS; dx++) {
      for (let dy = 0; dy < PIXELS; dy++) {
        const pixel = (Number(y) * PIXELS + dy) * side + Number(x) * PIXELS + dx
        data.set([0, 0, 0], pixel * 4)
      }
    }
  }
  return { width: side, height: side, data }
}

it('[W100] a camera reads the address with its code from the QR code', () => {
  for (const text of [
    'http://192.168.1.20:4000/pair?c=BCDFGH',
    'https://feedback-wall.office.harbour-pine.example:4000/pair?c=WXZQRS',
  ]) {
    expect(decodeQr(drawn(text))).toBe(text)
  }
})

it('[W100] it has a quiet zone of four modules', () => {
  const { size, path } = qrOf('http://192.168.1.20:4000/pair?c=BCDFGH')
  const starts = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)/g), ([, x, y, run]) => ({
    left: Number(x),
    top: Number(y),
    right: Number(x) + Number(run),
  }))
  expect(Math.min(...starts.map(({ left }) => left))).toBe(4)
  expect(Math.min(...starts.map(({ top }) => top))).toBe(4)
  expect(Math.max(...starts.map(({ right }) => right))).toBe(size - 4)
})
