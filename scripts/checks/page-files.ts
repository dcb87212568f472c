import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PageFiles {
  html: string
  /** Name and content of what the page loads when it is opened. */
  modules: Map<string, string>
  /** Scripts that are no modules, so that the oldest browsers run them. */
  classicScripts: Map<string, string>
  styles: Map<string, string>
}

/** A built page with what its HTML asks for. */
export function readPage(dist: string, page: string): PageFiles {
  const html = readFileSync(join(dist, page, 'index.html'), 'utf8')
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const read = (kind: RegExp) => {
    const names = tags.filter((tag) => kind.test(tag)).flatMap((tag) => addressIn(tag) ?? [])
    return new Map(names.map((name) => [name, readFileSync(join(dist, name), 'utf8')]))
  }
  const modules = read(/type="module"|modulepreload/)
  return { html, modules, classicScripts: read(/^<script(?!.*type="module")/), styles: read(/stylesheet/) }
}

function addressIn(tag: string): string | null {
  return /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? null
}
