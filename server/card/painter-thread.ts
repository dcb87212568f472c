import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Card } from './card.ts'
import { drawCard } from './drawing.ts'

/** Drawing takes a tenth of a second of a core, which those who post or hide should not wait for. */
const resolve = createRequire(import.meta.url).resolve
const ready = readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)

parentPort?.on('message', async ({ id, card }: { id: number; card: Card }) => {
  try {
    await ready
    const picture = new Resvg(await drawCard(card), { font: { fontBuffers: [] } }).render()
    parentPort?.postMessage({ id, png: picture.asPng() })
  } catch (error) {
    parentPort?.postMessage({ id, failed: String(error) })
  }
})
