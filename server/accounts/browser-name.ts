import Bowser from 'bowser'

const NAMED = /^[\w .-]{1,40}$/

/** What a browser calls itself, in words: "Firefox on Windows". It may say anything. */
export function browserName(agent: string | null): string {
  if (!agent) return 'an unnamed browser'
  const { browser, os } = Bowser.parse(agent)
  const named = (name: string | undefined) => (name && NAMED.test(name) ? name : null)
  const program = named(browser.name) ?? 'a program'
  const system = named(os.name)
  return system ? `${program} on ${system}` : program
}
