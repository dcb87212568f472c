import type { Delivery, DeliverySummary } from '../../../../shared/deliveries.ts'
import type { Api, Result } from '../../api.ts'
import type { DeliveryPage, Example } from '../data.ts'

/** So many of the last deliveries are looked at for a body that can be read. */
const LOOKED_AT = 5

/** The body of a delivery, or without one the last that the source has received; null where none can be looked at. */
export async function loadExample(
  api: Api,
  source: string,
  delivery: string | null,
): Promise<Result<Example | null>> {
  const path = `/sources/${encodeURIComponent(source)}/deliveries`
  if (delivery === null) return loadLast(api, path)
  const found = await api.get<Delivery>(`${path}/${encodeURIComponent(delivery)}`)
  return found.ok ? { ok: true, value: exampleOf(found.value) } : found
}

async function loadLast(api: Api, path: string): Promise<Result<Example | null>> {
  const page = await api.get<DeliveryPage>(path)
  if (!page.ok) return page
  for (const { id } of page.value.items.filter(hasBody).slice(0, LOOKED_AT)) {
    const found = await api.get<Delivery>(`${path}/${id}`)
    if (!found.ok) return found
    const example = exampleOf(found.value)
    if (example) return { ok: true, value: example }
  }
  return { ok: true, value: null }
}

const hasBody = ({ state, bytes }: DeliverySummary) => state !== 'refused' && bytes > 0

function exampleOf(delivery: Delivery): Example | null {
  const { body, contentType } = delivery
  if (body === null || body.form === 'text') return null
  return { delivery, tree: body.tree, text: body.text, contentType }
}

/** What somebody has pasted, as JSON or as a form; null where it is neither. */
export function readPasted(text: string): Example | null {
  const given = { delivery: null, text }
  try {
    const tree: unknown = JSON.parse(text, withWholeIds)
    if (typeof tree === 'object' && tree !== null) return { ...given, tree, contentType: 'application/json' }
  } catch {
    // Perhaps a form.
  }
  const form = new URLSearchParams(text.trim())
  if (!/^[^\s=&]+=/.test(text.trim())) return null
  return { ...given, tree: Object.fromEntries(form), contentType: 'application/x-www-form-urlencoded' }
}

/** As the server reads them: whole numbers too large for a number keep their digits, as text. */
function withWholeIds(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isTooLarge = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isTooLarge && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value
}
