/** Something that an entry must have; `begins`: also as the beginning of a longer word. */
export interface Term {
  text: string
  begins: boolean
}

/** An entry is found if it has, of each group, at least one. */
export type Terms = readonly (readonly Term[])[]

/** As SQLite's FTS5 asks. Terms hold letters, digits, marks and an equals sign: nothing that could be an operator. */
export function ftsQuery(terms: Terms): string {
  const one = ({ text, begins }: Term) => `"${text}"${begins ? '*' : ''}`
  return terms.map((group) => `(${group.map(one).join(' OR ')})`).join(' AND ')
}

/** As PostgreSQL's `tsquery` asks. */
export function tsQuery(terms: Terms): string {
  const one = ({ text, begins }: Term) => `'${text}'${begins ? ':*' : ''}`
  return terms.map((group) => `(${group.map(one).join(' | ')})`).join(' & ')
}
