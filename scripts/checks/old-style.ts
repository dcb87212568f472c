import postcss, { type AtRule, type ChildNode, type Container, type Declaration, type Rule } from 'postcss'
import { NEWER_AT_RULES, NEWER_PROPERTIES, NEWER_SELECTORS, NEWER_VALUES } from './newer-than-chrome-53.ts'

/**
 * What of a built stylesheet Chrome 53 does not understand, each with its rule; empty when all is well.
 * Newer things may stand inside @supports, and a newer value after an older one of the same property.
 */
export function complaintsAboutStyle(css: string): string[] {
  const complaints: string[] = []
  postcss.parse(css).walk((node) => {
    if (isInsideSupports(node)) return
    const complaint = complaintAbout(node)
    if (complaint !== null) complaints.push(`${complaint} in ${placeOf(node)}`)
  })
  return complaints
}

function complaintAbout(node: ChildNode): string | null {
  if (node.type === 'atrule') return complaintAboutAtRule(node)
  if (node.type === 'rule') return complaintAboutRule(node)
  if (node.type === 'decl') return complaintAboutDeclaration(node)
  return null
}

function complaintAboutAtRule({ name, params }: AtRule): string | null {
  if (NEWER_AT_RULES.includes(name)) return `@${name}`
  return name === 'media' && /[<>]/.test(params) ? `a range in @media ${params}` : null
}

function complaintAboutRule({ selector, parent }: Rule): string | null {
  if (parent?.type === 'rule') return 'a nested rule'
  return NEWER_SELECTORS.exec(selector)?.[0] ?? null
}

function complaintAboutDeclaration(declaration: Declaration): string | null {
  if (isGap(declaration.prop)) return complaintAboutGap(declaration)
  if (NEWER_PROPERTIES.test(declaration.prop)) return declaration.prop
  const found = newerValue(declaration)
  return found !== null && !hasOlderValueBefore(declaration) ? `${declaration.prop}: ${found}` : null
}

function newerValue({ prop, value }: Declaration): string | null {
  for (const { on, value: newer } of NEWER_VALUES) {
    const found = on.test(prop) && newer.exec(value)
    if (found) return found[0]
  }
  return null
}

function hasOlderValueBefore(declaration: Declaration): boolean {
  for (let before = declaration.prev(); before; before = before.prev()) {
    if (before.type === 'decl' && before.prop === declaration.prop && newerValue(before) === null) return true
  }
  return false
}

const isGap = (property: string) => /^(row-|column-)?gap$/.test(property)

/** Engines without `gap` have it in grids, under another name; in flex boxes nothing replaces it. */
function complaintAboutGap({ prop, parent }: Declaration): string | null {
  const isGrid = declares(parent, 'display', /^(inline-)?grid$/)
  if (!isGrid) return `${prop} outside of a grid`
  return declares(parent, `grid-${prop}`, /./) ? null : `${prop} without grid-${prop}`
}

function declares(rule: Container | undefined, property: string, value: RegExp): boolean {
  return rule?.some((it) => it.type === 'decl' && it.prop === property && value.test(it.value)) ?? false
}

/** An engine that lacks something runs the rules of `@supports not`. */
function isInsideSupports(node: ChildNode): boolean {
  for (
    let parent = node.parent;
    parent && parent.type !== 'root';
    parent = parent.parent as ChildNode['parent']
  ) {
    if (parent.type !== 'atrule') continue
    const { name, params } = parent as AtRule
    if (name === 'supports' && !/\bnot\b/.test(params)) return true
  }
  return false
}

function placeOf(node: ChildNode): string {
  const rule = node.type === 'decl' ? node.parent : node
  return rule?.type === 'rule' ? (rule as Rule).selector : (rule?.toString().slice(0, 60) ?? '')
}
