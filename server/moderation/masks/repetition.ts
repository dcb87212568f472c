import {
  type Concatenation,
  type Expression,
  isDisjointWith,
  JS,
  NFA,
  type NoParent,
  type Quantifier,
} from 'refa'

/** Fewer are no danger. */
const MANY = 10
/** Of an automaton: what takes more is too hard to check. */
const NODES = 1_000
const PAIRS = 50_000

type Alternatives = readonly Concatenation[]

/**
 * Whether something is repeated whose alternatives can stand for each other, or one for two, as in `(a|a)*`, `(a|b|ab)*` or `(a+)*`: each
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
        if (element.type === 'Alternation') return ambiguous(element, repeated)
        if (element.type !== 'Quantifier') return false
        const often = element.max >= MANY
        return (often && isReadAsMore(element)) || ambiguous(element, repeated || often)
      }),
    )
  }

  function isReadAsOthers(each: Concatenation, all: Alternatives): boolean {
    const others = all.filter((other) => other !== each)
    return others.length > 0 && overlap([each], others, 1)
  }

  /** One of it for two, as in `(a+)+`. */
  function isReadAsMore({ alternatives }: Quantifier): boolean {
    return alternatives.some(isLonger) && overlap(alternatives, alternatives, 2)
  }

  function overlap(one: Alternatives, others: Alternatives, min: number): boolean {
    const again: NoParent<Quantifier> = {
      ...{ type: 'Quantifier', alternatives: [...others], min, max: Infinity, lazy: false },
    }
    const repeated: NoParent<Concatenation>[] = [{ type: 'Concatenation', elements: [again] }]
    return !isDisjointWith(automaton(one), automaton(repeated), PAIRS)
  }

  withoutPlaces(expression)
  return ambiguous(expression, false)
}

/** Whether it is more than one character, or one of several: a single one is never read as two. */
function isLonger({ elements }: Concatenation): boolean {
  return elements.length > 1 || elements.some(({ type }) => type !== 'CharacterClass')
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
