/** Which page of client/ a browser's address shows; null for what is no page. */
export function pageAt(path: string, pages: readonly string[]): string | null {
  if (path === '/') return 'wall'
  // A name with a dot is a file: `/wall/main.tsx` is the wall's source, not the wall named main.tsx.
  const match = /^\/([a-z]+)(\/[^.@]*)?$/.exec(path)
  const page = match?.[1]
  return page !== undefined && pages.includes(page) ? page : null
}

/** Pages name their files relative to their own folder, but are shown at any depth. */
export function withOwnFolder(html: string, page: string): string {
  return html.replace(/(\s(?:src|href)=")\.\//g, `$1/${page}/`)
}
