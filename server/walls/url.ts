import type { Request } from 'express'

interface Link {
  slug: string
  shareKey: string
  publicUrl: string | undefined
}

/** The address that opens a wall without a sign-in. */
export function wallUrl(
  request: Pick<Request, 'protocol' | 'host'>,
  { slug, shareKey, publicUrl }: Link,
): string {
  const host = publicUrl ?? `${request.protocol}://${request.host}`
  return `${host}/wall/${slug}?key=${shareKey}`
}
