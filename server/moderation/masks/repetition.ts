import { type Concatenation, type Expression, isDisjointWith, JS, NFA, type NoParent } from 'refa'

/** Fewer are no danger. */
const MANY = 10
/** Of an automaton: what takes more is too hard to check. */
const NODES = 1_000

type Alternatives = readonly Concatenation[]

/**
 * Whether something is repeated whose alternatives can stand for each other, as in `(a|a)*` or `(a|b|ab)*`: each
 * repetition then doubles the ways to read a text.
 * @throws when the pattern is too large to tell
 */
export function repeatsAmbiguously(pattern: string): boolean {
  const { expression, maxCharacter } = parse(pattern)
  const automaton = (alternatives: readonly NoParent<Concatenation>[]) =>
    NFA.fromRegex(alternatives, { maxCharacter }, {}, new NFA.LimitedNodeFactory(NODES))

  function ambiguous({ alternatives }: Pick<Expression, 'alternatives'>, repeated: boolean): boolean {
    if (repeated && alternatives.some((each) => isReadAsOthers(each, alternatives))) return true
    return alternatives.some(({ elements }) =>
      elements.some((element) => {
        if (element.type === 'Quantifier') return ambiguous(element, repeated || element.max >= MANY)
        return element.type === 'Alternation' && ambiguous(element, repeated)
      }),
    )
  }

  function isReadAsOthers(each: Concatenation, all: Alternatives): boolean {
    const others = all.filter((other) => other !== each)
    if (others.length === 0) return false
    const again = { type: 'Quantifier', alternatives: others, min: 1, max: Infinity, lazy: false } as const
    const repeated = [{ type: 'Concatenation', elements: [again] } as NoParent<Concatenation>]
    return !isDisjointWith(automaton([each]), automaton(repeated), NODES * NODES)
  }

  withoutPlaces(expression)
  return ambiguous(expression, false)
}

interface Repetitions {
  /** How many there are. */
  all: number
  /** How many lie in each other at most. */
  deep: number
}

/** Checking takes time itself: what has too many of them is not even checked. */
export function repetitionsOf(pattern: string): Repetitions {
  return countedIn(parse(pattern).expression)
}

function parse(pattern: string) {
  return JS.Parser.fromLiteral({ source: pattern, flags: 'iu' }).parse()
}

function countedIn({ alternatives }: { alternatives: Alternatives }): Repetitions {
  const counted = { all: 0, deep: 0 }
  for (const element of alternatives.flatMap(({ elements }) => elements)) {
    if (element.type !== 'Alternation' && element.type !== 'Quantifier') continue
    const inside = countedIn(element)
    const itself = element.type === 'Quantifier' ? 1 : 0
    counted.all += inside.all + itself
    counted.deep = Math.max(counted.deep, inside.deep + itself)
  }
  return counted
}

/** Where a pattern must stand changes nothing in how often it can be read. */
function withoutPlaces({ alternatives }: { alternatives: Concatenation[] }): void {
  for (const concatenation of alternatives) {
    concatenation.elements = concatenation.elements.filter(({ type }) => type !== 'Assertion')
    for (const element of concatenation.elements) {
      if (element.type === 'Alternation' || element.type === 'Quantifier') withoutPlaces(element)
    }
  }
}
