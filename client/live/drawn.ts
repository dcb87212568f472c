import type { Drawn } from '../../shared/protocol.ts'

/** A page that is thought visible but gets no frame in this time (a covered window) is not. */
const FRAME_WITHIN = 1_000

export interface Acknowledger {
  /** The document holds everything up to the revision: say so, also if it was said before. */
  again(): void
}

export interface AcknowledgerNeeds {
  page: Window
  /** Resolves once the page draws what it has; before that nothing of it stands anywhere. */
  begins: Promise<unknown>
  revision: () => number | null
  send: (drawn: Drawn) => void
}

/** Tells the server what stands on screen: after the next frame, or at once where nobody can see it. */
export function makeAcknowledger({ page, begins, revision, send }: AcknowledgerNeeds): Acknowledger {
  let begun = false
  let waiting = false
  const tell = (drawn: number | null, visible: boolean) => {
    if (drawn !== null) send({ revision: drawn, visible })
  }
  const tellInvisible = () => {
    waiting = false
    tell(revision(), false)
  }
  const tellAfterFrame = () => {
    const covered = page.setTimeout(tellInvisible, FRAME_WITHIN)
    page.requestAnimationFrame(() => {
      page.clearTimeout(covered)
      if (!waiting) return
      waiting = false
      // What changes from here on is in a later frame.
      const drawn = revision()
      afterPaint(() => tell(drawn, true))
    })
  }
  const again = () => {
    if (!begun) return
    if (page.document.hidden) return tellInvisible()
    if (waiting) return
    waiting = true
    tellAfterFrame()
  }
  begins.then(() => {
    begun = true
    again()
  })
  return { again }
}

/** Frame callbacks run before their frame is painted; a message posted by one arrives after it. */
function afterPaint(then: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    then()
  }
  port2.postMessage(null)
}
