import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Request, Router } from 'express'
import { pageSecurity } from '../http/security.ts'
import { openApi } from './openapi.ts'
import { docsPage } from './page/page.ts'
import { sendText } from './send-text.ts'

/** Where the built page holds a place for the description. */
const PLACE = '<!-- description -->'
const EXAMPLE = 'https://tenfoot.example.com'

/** The API as programs read it. It is made once: nothing in it depends on who asks. */
export function descriptionRoutes(): Router {
  const router = Router()
  let text: string | undefined
  router.get('/openapi.json', (_request, response) => {
    text ??= JSON.stringify(openApi())
    sendText(response, 'application/json; charset=utf-8', text)
  })
  return router
}

interface DocsDeps {
  client: { folder: string }
  config: { publicUrl: string | undefined }
}

/** The same as people read it, with the address that they came by in its examples. */
export function docsRoutes({ client, config }: DocsDeps): Router {
  const router = Router()
  const frame = readFileSync(join(client.folder, 'docs', 'index.html'), 'utf8')
  const [before = '', after = ''] = frame.split(PLACE)
  // Hundreds of calls are told on it: whoever comes first waits a moment for it, and no start does.
  let whole: string | undefined

  router.get('/docs', pageSecurity(), (request, response) => {
    whole ??= docsPage(openApi(), EXAMPLE)
    const page = whole.replaceAll(EXAMPLE, originOf(request, config.publicUrl))
    sendText(response, 'text/html; charset=utf-8', before + page + after)
  })
  return router
}

/** As a URL has it, so that it holds nothing that means something in markup or in a shell. */
function originOf(request: Request, publicUrl: string | undefined): string {
  const called = publicUrl ?? `${request.protocol}://${request.host}`
  const origin = URL.canParse(called) ? new URL(called).origin : EXAMPLE
  return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : EXAMPLE
}
