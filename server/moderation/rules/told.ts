import type { RuleBody } from '../../../shared/rules.ts'

/** A rule as the audit log may tell it: authors are persons, so it says how many. */
export function toldRule({ when: { authors, ...when }, ...rule }: RuleBody): object {
  return { ...rule, when: { ...when, ...(authors && { authors: authors.length }) } }
}
