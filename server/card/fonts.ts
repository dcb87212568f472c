import { readFileSync } from 'node:fs'
import { Blob, Face, Font, Variation } from 'harfbuzzjs'
import wawoff2 from 'wawoff2'

/** A file of letters, ready to set with. */
export interface OpenFont {
  letters: ReadonlySet<number>
  /** The same letters in a weight, told as variations: "wght=450". */
  cut: (variations: readonly string[]) => Font
}

/** Files that stay open between pictures: a name in Japanese may need a dozen, and there are a hundred. */
const KEPT = 24
const kept = new Map<string, OpenFont>()

/** A font by its file. The few that were used last are at hand. */
export async function openFont(file: string): Promise<OpenFont> {
  const font = kept.get(file) ?? (await readFont(file))
  kept.delete(file)
  kept.set(file, font)
  for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest)
  return font
}

/** Fonts are kept as browsers want them, and read as HarfBuzz does. */
async function readFont(file: string): Promise<OpenFont> {
  // Its answer lies in memory that the next font takes.
  const bytes = Uint8Array.from(await wawoff2.decompress(readFileSync(file)))
  const face = new Face(new Blob(bytes))
  const cuts = new Map<string, Font>()
  return {
    letters: new Set(face.collectUnicodes()),
    cut(variations) {
      const key = variations.join()
      const font = cuts.get(key) ?? makeCut(face, variations)
      cuts.set(key, font)
      return font
    },
  }
}

function makeCut(face: Face, variations: readonly string[]): Font {
  const font = new Font(face)
  font.setVariations(variations.flatMap((axis) => Variation.fromString(axis) ?? []))
  return font
}
