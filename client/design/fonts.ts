/** One face of each kind that the wall sets, with a letter of each file. */
const FACES = ['380 80px Fraunces', '450 42px "Instrument Sans"']
const LETTERS = 'aā'

/** Resolves when the letters are there, or after `within` milliseconds without them. */
export function fontsReady({ page, within }: { page: Window; within: number }): Promise<unknown> {
  const loaded = Promise.all(FACES.map((face) => page.document.fonts.load(face, LETTERS))).catch(
    () => undefined,
  )
  const late = new Promise((resolve) => page.setTimeout(resolve, within))
  return Promise.race([loaded, late])
}
