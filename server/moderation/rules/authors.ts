import type { Author } from '../../../shared/feedback.ts'

/** Whether one of these means the author: an id, an e-mail address, or `@example.com` for a whole domain. */
export function isAuthor(author: Author | undefined, names: readonly string[]): boolean {
  if (!author) return false
  const email = author.email?.trim().toLowerCase()
  const domain = email === undefined ? undefined : email.slice(email.lastIndexOf('@'))
  return names.some((name) => {
    if (name === author.id) return true
    const lower = name.toLowerCase()
    return email !== undefined && (lower === email || (lower.startsWith('@') && lower === domain))
  })
}
