/** Somebody signed in over the public API, as any integrator could be. */
export interface Admin {
  /** Creates something and answers it as the server does; throws what the server says against it. */
  create(path: string, body: unknown): Promise<unknown>
  change(path: string, body: unknown): Promise<unknown>
  read(path: string): Promise<unknown>
}

export async function signIn(url: string, account: { email: string; password: string }): Promise<Admin> {
  const { origin } = new URL(url)
  const response = await ask(`${origin}/api/v1/session`, sending('POST', account, { origin }))
  const cookie = response.headers
    .getSetCookie()
    .map((header) => header.split(';', 1)[0])
    .join('; ')
  return {
    create: async (path, body) =>
      (await ask(`${origin}/api/v1${path}`, sending('POST', body, { origin, cookie }))).json(),
    change: async (path, body) =>
      (await ask(`${origin}/api/v1${path}`, sending('PATCH', body, { origin, cookie }))).json(),
    read: async (path) => (await ask(`${origin}/api/v1${path}`, { headers: { cookie } })).json(),
  }
}

function sending(method: string, body: unknown, headers: Record<string, string>): RequestInit {
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`)
  return response
}
