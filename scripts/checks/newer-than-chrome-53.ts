// What fails badly where it is not known: a whole rule is dropped, or a size or place is lost. Names that
// only add polish (text-wrap, accent-color, …) are not listed. Not made older by Lightning CSS: most of these.

/** An engine that does not know them drops all that is inside. */
export const NEWER_AT_RULES: readonly string[] = ['layer', 'container', 'scope']

/** One unknown selector takes its rule with it. */
export const NEWER_SELECTORS =
  /:(?:is|where|has|dir|focus-visible|focus-within|any-link|modal|popover-open|user-valid|user-invalid|defined)\b|:not\([^()]*,|:nth-[a-z-]+\([^()]* of |(?:^|[^\w-])&/

export const NEWER_PROPERTIES =
  /^(?:aspect-ratio|inset(?:-.+)?|(?:margin|padding|border)-(?:inline|block)(?:-.+)?|border-(?:start|end)-(?:start|end)-radius|translate|rotate|scale|offset-.+|backdrop-filter|mask(?:-.+)?|place-(?:items|content|self)|clip-path|container(?:-.+)?)$/

interface NewerValue {
  /** The properties that it matters to. */
  on: RegExp
  value: RegExp
}

const anywhere = (value: RegExp): NewerValue => ({ on: /./, value })

export const NEWER_VALUES: readonly NewerValue[] = [
  anywhere(/(?<![\w-])(?:clamp|min|max|round|mod|rem|abs|sign|pow|sqrt|hypot|env)\(/),
  anywhere(/(?<![\w-])(?:ok)?(?:lch|lab)\(|(?<![\w-])(?:color|color-mix|light-dark|hwb)\(/),
  // rgb(0 0 0 / 50%): one space-separated list.
  anywhere(/(?<![\w-])(?:rgb|hsl)a?\([^,)]+\)/),
  anywhere(/(?<![\w-])(?:repeating-)?conic-gradient\(/),
  anywhere(/(?<![\w-])linear\(/),
  anywhere(/(?<![\w.#-])[\d.]+(?:[dsl]v(?:[hwbi]|min|max)|cq(?:[whbi]|min|max)|r?lh|cap|ric)\b/),
  // Grids came with 57: where one stands, a fallback stands before it or in front of its @supports.
  { on: /^display$/, value: /\b(?:grid|inline-grid|contents|flow-root)\b/ },
  { on: /^(?:justify|align)-(?:content|items|self)$/, value: /\b(?:space-evenly|safe|unsafe)\b/ },
  { on: /^(?:transition|animation)/, value: /\bjump-/ },
  { on: /^overflow(-[xy])?$/, value: /\bclip\b/ },
  { on: /^overflow-wrap$/, value: /\banywhere\b/ },
  { on: /^src$/, value: /\btech\(|format\((?!["'])/ },
]
