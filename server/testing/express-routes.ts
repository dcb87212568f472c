import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { TestServer } from './server.ts'

/** As Express keeps it: a route, or a router that is mounted somewhere. */
interface Layer {
  rawPath: string
  handle: { stack?: Layer[] }
  route?: { path: string | string[]; methods: Record<string, boolean> }
}

interface SeenRequest {
  app?: { router: { stack: Layer[] } }
}

/** Every route that the running server's Express has, as `GET /api/v1/users/:id`. */
export async function expressRoutes(server: TestServer): Promise<string[]> {
  const seen: SeenRequest[] = []
  const see = (message: unknown) => void seen.push((message as { request: SeenRequest }).request)
  subscribe('http.server.request.start', see)
  await server.call('GET', '/healthz')
  unsubscribe('http.server.request.start', see)
  const app = seen.find((request) => request.app)?.app
  if (!app) throw new Error('Express was not seen')
  return routesIn(app.router.stack, '')
}

function routesIn(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap(({ rawPath, handle, route }) => {
    if (!route) return handle.stack ? routesIn(handle.stack, prefix + rawPath.replace(/\/$/, '')) : []
    const paths = [route.path].flat().map((path) => (prefix + path).replace(/(.)\/$/, '$1'))
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase())
    return methods.flatMap((method) => paths.map((path) => `${method} ${path}`))
  })
}
