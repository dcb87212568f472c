import type { RequestHandler } from 'express'
import helmet from 'helmet'

interface Framing {
  /** Whose pages may frame this one, as a content security policy names them. */
  framedBy?: readonly string[]
  /** Whether it frames pages of our own. */
  frames?: boolean
  /** Scripts that stand in the page itself, by their hashes. */
  scripts?: readonly string[]
}

/**
 * What pages may do: talk to this server and nobody else. Plain http on an office network must work, so
 * nothing here asks for https. Engines before Chrome 90 do not count their own socket as 'self'.
 */
export function pageSecurity({ framedBy = [], frames = false, scripts = [] }: Framing = {}): RequestHandler {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: framedBy.length > 0 ? framedBy : ["'none'"],
        ...(frames && { frameSrc: ["'self'"] }),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // It cannot name hosts; where some are named the policy above speaks alone.
    xFrameOptions: framedBy.length > 0 ? false : { action: 'deny' },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
  })
  return (request, response, next) => {
    response.removeHeader('X-Frame-Options')
    secure(request, response, next)
  }
}
