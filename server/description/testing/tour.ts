import { createCaller } from '../../testing/server.ts'
import { CHAPTERS } from '../chapters.ts'
import { openApi } from '../openapi.ts'
import type { Operation } from '../operation.ts'
import { createDescribed } from './described.ts'

export interface Wish {
  /** For the parts of the path, by their names. */
  path?: Record<string, string>
  query?: string
  /** In the place of the description's example. */
  body?: unknown
  headers?: Record<string, string>
  /** HEAD where the answer would not end. */
  method?: 'HEAD'
}

export type Tour = ReturnType<typeof createTour>

/** Somebody who calls every route as it is described, and looks whether it answers so. */
export function createTour(url: string, headersOf: (route: string) => Record<string, string>) {
  const call = createCaller(url)
  const described = createDescribed(openApi())
  const operations = new Map<string, Operation>(
    CHAPTERS.flatMap((chapter) => Object.entries(chapter.operations)),
  )
  const called = new Set<string>()
  const wrong: string[] = []

  return {
    /** What was not as it is described since this was asked last. */
    wrong: () => wrong.splice(0),
    notCalled: () => [...operations.keys()].filter((route) => !called.has(route)),

    /** Calls a route and answers its body. What is not as it is described is added to `wrong`. */
    async go<Body = Record<string, unknown>>(
      route: string,
      wish: Wish = {},
    ): Promise<{ status: number; body: Body; headers: Headers }> {
      const [method, path] = route.split(' ') as [string, string]
      const { body: described } = operations.get(route) ?? {}
      const example = described && 'example' in described ? described.example : undefined
      const body = wish.body ?? example
      const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(wish.path?.[name] ?? ''),
      )
      const headers = { ...headersOf(route), ...wish.headers }
      const answer = await call<Body>(wish.method ?? method, address + (wish.query ?? ''), headers, body)
      called.add(route)
      look(route, { query: wish.query ?? '', body }, answer)
      return answer
    },
  }

  function look(
    route: string,
    { query, body: sent }: { query: string; body: unknown },
    answer: { status: number; headers: Headers; body: unknown },
  ): void {
    const [method, path] = route.replaceAll(/:(\w+)/g, '{$1}').split(' ') as [string, string]
    const type = answer.headers.get('Content-Type')?.split(';')[0] ?? ''
    const isJson = sent !== undefined && typeof sent !== 'string' && !(sent instanceof Uint8Array)
    const found = [
      ...(answer.status < 400 ? [] : [`was refused: ${JSON.stringify(answer.body)}`]),
      ...(isJson && hasSchema(method, path) ? described.wrongBody(method, path, sent) : []),
      ...described.wrongQuery(method, path, new URLSearchParams(query)),
      ...described.wrongAnswer(method, path, { ...answer, type }),
    ]
    wrong.push(...found.map((sentence) => `${route} ${sentence}`))
  }

  function hasSchema(method: string, path: string): boolean {
    const { requestBody } = described.operationOf(method, path) as {
      requestBody?: { content: Record<string, { schema?: object }> }
    }
    return requestBody?.content['application/json']?.schema !== undefined
  }
}
