import type { Request } from 'express'

/** A link to the admin page that carries its key behind `#`, where no server and no log sees it. */
export function keyLink(
  { protocol, host }: Pick<Request, 'protocol' | 'host'>,
  publicUrl: string | undefined,
  key: { invite: string } | { reset: string },
): string {
  const [[name, value]] = Object.entries(key) as [[string, string]]
  return `${publicUrl ?? `${protocol}://${host}`}/admin#${name}=${value}`
}
