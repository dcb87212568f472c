import { createSignal } from 'solid-js'
import type { FeedPage } from '../../live/desk/feed.ts'
import type { Office } from '../context.ts'

const TRY_AGAIN = 2_000

/** Whether somebody still has to be led: no wall, no source or no feedback yet. */
export function createNewcomer({ api, places, feed }: Pick<Office, 'api' | 'places' | 'feed'>) {
  const [is, setIs] = createSignal(false)

  async function look(): Promise<void> {
    await places.load()
    const page = await api.get<FeedPage>('/feedback?limit=1')
    if (!page.ok || !places.loaded()) {
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN))
      return look()
    }
    feed.learn(page.value.items)
    setIs(places.walls().length === 0 || places.sources().length === 0 || page.value.items.length === 0)
  }

  return { is, look, leave: () => void setIs(false) }
}
