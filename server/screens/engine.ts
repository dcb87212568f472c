import Bowser from 'bowser'

const NAMED = /^[\w .-]{1,40}$/

/** The engine that decides what a page can do: "Chrome 87", whatever the browser around it is called. */
export function engineName(agent: string | null): string | null {
  if (!agent) return null
  const chrome = /\bChrom(?:e|ium)\/(\d{1,4})\b/.exec(agent)?.[1]
  if (chrome) return `Chrome ${chrome}`
  const { name, version } = Bowser.parse(agent).browser
  if (!name || !NAMED.test(name)) return null
  const major = /^\d{1,4}/.exec(version ?? '')?.[0]
  return major ? `${name} ${major}` : name
}
