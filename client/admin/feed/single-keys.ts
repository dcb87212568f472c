import { createSignal } from 'solid-js'

const PLACE = 'tenfoot.single-keys'

/** Whether single keys act; who speaks to the page or rests a hand on the keyboard can turn them off. */
export function createSingleKeys(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const [on, setOn] = createSignal(read(storage) !== 'off')
  return {
    on,
    set(wanted: boolean): void {
      setOn(wanted)
      try {
        storage.setItem(PLACE, wanted ? 'on' : 'off')
      } catch {
        // Without storage it holds for as long as the page is open.
      }
    },
  }
}

function read(storage: Pick<Storage, 'getItem'>): string | null {
  try {
    return storage.getItem(PLACE)
  } catch {
    return null
  }
}
