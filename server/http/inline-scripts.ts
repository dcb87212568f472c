import { createHash } from 'node:crypto'

const INLINE = /<script>([\s\S]*?)<\/script>/g

/** The scripts that stand in a page itself, as a content security policy names them. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(INLINE)].map(([, source = '']) => {
    return `'sha256-${createHash('sha256').update(source).digest('base64')}'`
  })
}
