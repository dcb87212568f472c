import type { ScreenAnswer } from '../../../shared/screens.ts'
import type { Api, List, Result } from '../api.ts'

/** As many as a page of a list may have. */
const AT_ONCE = 200

/** Every screen there is, read page by page. */
export async function everyScreen({ get }: Pick<Api, 'get'>): Promise<Result<List<ScreenAnswer>>> {
  const items: ScreenAnswer[] = []
  let after = ''
  for (;;) {
    const page = await get<List<ScreenAnswer>>(`/screens?limit=${AT_ONCE}${after}`)
    if (!page.ok) return page
    items.push(...page.value.items)
    if (!page.value.next) return { ok: true, value: { items } }
    after = `&cursor=${encodeURIComponent(page.value.next)}`
  }
}
