import type { WallView } from '../../shared/wall.ts'

/** What the page around hands over whenever its settings changed; the server answers it so. */
export interface Preview {
  serverTime: number
  view: WallView
}

/** What the preview says once it can draw. */
export const READY = 'tenfoot preview ready'
