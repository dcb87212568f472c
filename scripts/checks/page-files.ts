import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PageFiles {
  html: string
  /** Name and content of what the page loads when it is opened. */
  modules: Map<string, string>
  /** Scripts that are no modules, so that engines without modules run them. */
  classicScripts: Map<string, string>
  /** Scripts that stand in the page itself, which every browser runs that there is. */
  inlineScripts: string[]
  styles: Map<string, string>
}

/** A built page with what its HTML asks for. */
export function readPage(dist: string, page: string): PageFiles {
  const html = readFileSync(join(dist, page, 'index.html'), 'utf8')
  const tags = html.match(/<(?:html|script|link)\b[^>]*>/g) ?? []
  const read = (kind: RegExp) => {
    const names = tags.filter((tag) => kind.test(tag)).flatMap((tag) => addressIn(tag) ?? [])
    return new Map(names.map((name) => [name, readFileSync(join(dist, name), 'utf8')]))
  }
  return {
    html,
    modules: read(/type="module"|modulepreload/),
    classicScripts: read(/^<script(?!.*type="module")|^<html\b/),
    inlineScripts: Array.from(html.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, source = '']) => source),
    styles: read(/stylesheet/),
  }
}

/** `data-app` is the script that the page's guard loads. */
function addressIn(tag: string): string | null {
  return /(?:src|href|data-app)="([^"]+)"/.exec(tag)?.[1] ?? null
}
