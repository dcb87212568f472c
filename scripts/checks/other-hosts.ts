/** Names of XML languages look like addresses and are never asked for. */
const NAMESPACE = /^https?:\/\/www\.w3\.org\//

const ADDRESS = /(?:https?|wss?):\/\/[a-z0-9[][^\s"'`)<>\\]*/gi
/** Without a scheme only where a browser would load it: `src="//…"`, `url(//…)`, `import "//…"`. */
const WITHOUT_SCHEME = /(?:(?:src|href)=["']?|url\(["']?|import\s*\(?["'`])(\/\/[a-z0-9][^\s"'`)<>]*)/gi

/** The addresses of other hosts that a built file names. */
export function otherHostsIn(source: string): string[] {
  const addresses = source.match(ADDRESS) ?? []
  const withoutScheme = [...source.matchAll(WITHOUT_SCHEME)].flatMap(([, address]) => address ?? [])
  return [...addresses.filter((address) => !NAMESPACE.test(address)), ...withoutScheme]
}
