import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createServer, mergeConfig, type Plugin, type ViteDevServer } from 'vite'
import config from '../../vite.config.ts'
import { clientOf, pagesOf, ROOT } from '../build/layout.ts'
import { pageAt, withOwnFolder } from './pages.ts'

/** What the product's server answers itself. `/socket.io` is a web socket, too. */
const NOT_PAGES = [
  '/api',
  '/logos',
  '/letters',
  '/hooks',
  '/socket.io',
  '/healthz',
  '/readyz',
  '/metrics',
  '/docs',
  '/assets',
]

interface Ports {
  host: string
  port: number
  /** Where the product's server listens. */
  serverPort: number
}

/** Serves the pages from their sources, replaces in open browsers what changes, and passes on the rest. */
export async function startPageServer({ host, port, serverPort }: Ports): Promise<ViteDevServer> {
  // The Host header stays as it is: the server compares it with Origin.
  const target = { target: `http://127.0.0.1:${serverPort}`, ws: true, changeOrigin: false }
  const proxy = Object.fromEntries(NOT_PAGES.map((path) => [`^${path}(?=[/?]|$)`, target]))
  const server = { host, port, strictPort: true, proxy, fs: { allow: [ROOT] } }
  const pageConfig = { configFile: false, appType: 'custom', plugins: [pages()], server }
  const vite = await createServer(mergeConfig(config, pageConfig))
  return vite.listen()
}

function pages(): Plugin {
  return {
    name: 'tenfoot-pages',
    configureServer: (vite) => {
      vite.middlewares.use((request, response, next) => {
        const page = wantedPage(request)
        if (page === null) return next()
        sendPage({ vite, page, response }).catch(next)
      })
    },
  }
}

function wantedPage({ method, url = '/' }: IncomingMessage): string | null {
  // The server fills this one itself.
  const pages = pagesOf(ROOT).filter((page) => !NOT_PAGES.includes(`/${page}`))
  return method === 'GET' ? pageAt(new URL(url, 'http://localhost').pathname, pages) : null
}

async function sendPage({
  vite,
  page,
  response,
}: {
  vite: ViteDevServer
  page: string
  response: ServerResponse
}) {
  const html = readFileSync(join(clientOf(ROOT), page, 'index.html'), 'utf8')
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(await vite.transformIndexHtml(`/${page}/index.html`, withOwnFolder(html, page)))
}
