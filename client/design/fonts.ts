/** One face of each kind that the wall sets, with a letter of each file. */
const FACES = ['380 80px Fraunces', '450 42px "Instrument Sans"']
const LETTERS = 'aā±'

/** Resolves when the letters are there, or after `within` milliseconds without them. */
export function fontsReady({ page, within }: { page: Window; within: number }): Promise<unknown> {
  const loaded = Promise.all(FACES.map((face) => page.document.fonts.load(face, LETTERS))).catch(
    () => undefined,
  )
  const late = new Promise((resolve) => page.setTimeout(resolve, within))
  return Promise.race([loaded, late]).then(() => avoidPiledLetters(page))
}

/** Ten of them, 100 px high, are about 560 px wide in any sans serif. */
const TEN = 'nnnnnnnnnn'
const TOO_NARROW = 400

/**
 * Chrome 65 to 77 take the widths of a variable font's letters wrong where the device hints them: letters pile up.
 * Such a page is set in the device's own letters.
 */
function avoidPiledLetters({ document }: Window): void {
  const line = document.createElement('span')
  line.textContent = TEN
  line.style.cssText = 'position:absolute;visibility:hidden;font:450 100px "Instrument Sans",sans-serif'
  document.body.appendChild(line)
  if (line.getBoundingClientRect().width < TOO_NARROW) document.documentElement.classList.add('plain-letters')
  line.remove()
}
