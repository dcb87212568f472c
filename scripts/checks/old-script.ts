import { type AnyNode, type ecmaVersion, parse } from 'acorn'

/** What keeps a module from running on engines of 2018; empty when nothing does. */
export function complaintsAboutScript(source: string): string[] {
  // Import expressions and import.meta came with ES2020, and Chrome 64 has both.
  const modern = attempt(source, 2020, 'module')
  if ('complaint' in modern) return [modern.complaint]
  const old = attempt(withoutImports(source, modern.program), 2018, 'module')
  return 'complaint' in old ? [old.complaint] : []
}

/** What keeps a script from running on any browser that can be met at all. */
export function complaintsAboutClassicScript(source: string): string[] {
  const old = attempt(source, 5, 'script')
  return 'complaint' in old ? [old.complaint] : []
}

type Attempt = { program: AnyNode } | { complaint: string }

function attempt(source: string, year: ecmaVersion, sourceType: 'module' | 'script'): Attempt {
  try {
    return { program: parse(source, { ecmaVersion: year, sourceType }) }
  } catch (error) {
    return { complaint: `ES${year}: ${String(error)} near ${nearby(source, error)}` }
  }
}

function nearby(source: string, error: unknown): string {
  const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0
  return source.slice(Math.max(0, at - 30), at + 30)
}

/** The same source in which both kinds of `import` are a name of the same length. */
function withoutImports(source: string, program: AnyNode): string {
  let result = source
  for (const { type, start } of nodesOf(program)) {
    if (type !== 'ImportExpression' && !isImportMeta(source, type, start)) continue
    result = `${result.slice(0, start)}$mport${result.slice(start + 'import'.length)}`
  }
  return result
}

/** The other meta property is new.target, which is old. */
function isImportMeta(source: string, type: string, start: number): boolean {
  return type === 'MetaProperty' && source.startsWith('import', start)
}

function* nodesOf(value: unknown): Generator<{ type: string; start: number }> {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value && 'start' in value) yield { type: String(value.type), start: Number(value.start) }
  for (const part of Object.values(value)) yield* nodesOf(part)
}
