/** A page that fails all the time says the same all the time. */
const MOST = 3

/** What the browser says of windows that are resized; it is no fault, and nothing is lost by it. */
const HARMLESS = /^ResizeObserver loop/

/** Tells the server what went wrong in a page that had started, and has it start anew: it may be half of itself. */
export function watchTrouble({ page, reloadSoon }: { page: Window; reloadSoon: () => void }): void {
  let told = 0
  page.addEventListener('error', ({ message, filename, lineno, colno }) => {
    if (!message || HARMLESS.test(message) || told >= MOST) return
    told++
    report(page, `${message} (${filename.split('/').pop()}:${lineno}:${colno})`)
    reloadSoon()
  })
}

function report(page: Window, message: string): void {
  const body = JSON.stringify({ step: 'later', message: message.slice(0, 300) })
  const headers = { 'Content-Type': 'application/json' }
  const init: RequestInit = { method: 'POST', headers, body, credentials: 'same-origin' }
  page.fetch('/api/v1/screens/trouble', init).catch(() => undefined)
}
