import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Card } from './card.ts'
import { drawCard } from './drawing.ts'

/** Drawing takes a tenth of a second of a core, which those who post or hide should not wait for. */
const resolve = createRequire(import.meta.url).resolve
const ready = readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)

interface Asked {
  id: number
  card: Card
}

async function paint({ id, card }: Asked): Promise<void> {
  try {
    await ready
    const picture = new Resvg(await drawCard(card), { font: { fontBuffers: [] } }).render()
    parentPort?.postMessage({ id, png: picture.asPng() })
  } catch (error) {
    parentPort?.postMessage({ id, failed: String(error) })
  }
}

/** One at a time: only so many fonts are open, however many pictures are asked for. */
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (asked: Asked) => {
  last = last.then(() => paint(asked))
})
