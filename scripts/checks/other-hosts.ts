/** Addresses that are only said, never asked for: the names of XML languages, and Socket.IO's advice in an error. */
const ONLY_SAID = /^http:\/\/www\.w3\.org\/|^https:\/\/socket\.io\/docs\//

const ADDRESS = /(?:https?|wss?):\/\/[a-z0-9[][^\s"'`)<>\\]*/gi
/** Without a scheme only where a browser would load it: `src="//…"`, `url(//…)`, `import "//…"`. */
const WITHOUT_SCHEME = /(?:(?:src|href)=["']?|url\(["']?|import\s*\(?["'`])(\/\/[a-z0-9][^\s"'`)<>]*)/gi

/** The addresses of other hosts that a built file names. */
export function otherHostsIn(source: string): string[] {
  const addresses = source.match(ADDRESS) ?? []
  const withoutScheme = [...source.matchAll(WITHOUT_SCHEME)].flatMap(([, address]) => address ?? [])
  return [...addresses.filter((address) => !ONLY_SAID.test(address)), ...withoutScheme]
}
