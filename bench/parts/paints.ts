import type { Page } from 'playwright-core'

/** A text on the page that begins with how many entries it holds. */
export interface Counter {
  selector: string
  /** What the text must contain, where the selector finds several. */
  containing: string
}

/** `at` is the page's own clock, milliseconds, when a frame had been painted in which all counters held `count`. */
export interface Paint {
  at: number
  count: number
}

export interface Post {
  token: string
  body: string
}

declare global {
  interface Window {
    paints: Paint[]
    onPaint: () => void
  }
}

/**
 * Keeps a list of all that the page paints from now on. The document is read in a frame's callback, when it is
 * what this frame will show; a message posted there arrives when the frame has been painted.
 */
export function watchPaints(page: Page, counters: readonly Counter[]): Promise<void> {
  return page.evaluate((counters) => {
    const countIn = ({ selector, containing }: Counter) => {
      const texts = [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '')
      const digits = texts.find((text) => text.includes(containing))?.match(/\d[\d.,]*/)?.[0]
      return Number(digits?.replace(/\D/g, '') ?? 0)
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      if (window.paints.at(-1)?.count === data) return
      window.paints.push({ at: performance.now(), count: data })
      window.onPaint()
    }
    let waiting = false
    const look = () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        port2.postMessage(Math.min(...counters.map(countIn)))
      })
    }
    window.paints = []
    window.onPaint = () => undefined
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    look()
  }, counters)
}

/** Waits until the page has painted `count` or more, and answers what it has painted then. */
export function paintsUpTo(page: Page, count: number): Promise<Paint[]> {
  return page.evaluate(async (count) => {
    const isThere = () => window.paints.some((paint) => paint.count >= count)
    await new Promise<void>((resolve) => {
      window.onPaint = () => (isThere() ? resolve() : undefined)
      window.onPaint()
    })
    return window.paints
  }, count)
}

/** Lets the page post an entry. Answers when it began to, by the page's clock, and what it was answered. */
export function postFromPage(page: Page, post: Post): Promise<{ at: number; answer: string }> {
  return page.evaluate(async ({ token, body }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const at = performance.now()
    const response = await fetch('/api/v1/feedback', { method: 'POST', headers, body })
    if (response.status !== 201) throw new Error(`the entry was answered ${response.status}`)
    return { at, answer: await response.text() }
  }, post)
}
