/** The oldest Node that the product supports. */
const OLDEST = 24

/** What to tell whoever starts the product on a Node that is too old; null when it is new enough. */
export function complaintAboutNode(version: string): string | null {
  const major = Number.parseInt(version.replace(/^v/, ''), 10)
  if (major >= OLDEST) return null
  return `Tenfoot runs on Node ${OLDEST} or newer, this is ${version}: start it with npm start, or install Node ${OLDEST}`
}
