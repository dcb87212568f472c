import { onCleanup } from 'solid-js'

/** Every key with what it does, in the order of the list of keys. */
export const KEYS = [
  { key: 'j', name: 'J', does: 'the next voice' },
  { key: 'k', name: 'K', does: 'the voice before' },
  { key: 'a', name: 'A', does: 'show' },
  { key: 'h', name: 'H', does: 'hide' },
  { key: 'w', name: 'W', does: 'hold: it waits for a moderator' },
  { key: 'p', name: 'P', does: 'pin: it gets the next turn' },
  { key: 's', name: 'S', does: 'star: it returns first in quiet times' },
  { key: 't', name: 'T', does: 'tag' },
  { key: 'x', name: 'X', does: 'not counted, with the reason' },
  { key: 'y', name: 'Y', does: 'it is spam, as suspected' },
  { key: 'n', name: 'N', does: 'it is no spam' },
  { key: 'e', name: 'E', does: 'choose what walls show of the words' },
  { key: 'm', name: 'M', does: 'mask the words that are selected' },
  { key: 'o', name: 'O', does: 'read what is masked' },
  { key: 'v', name: 'V', does: 'look at it on the next wall' },
  { key: 'c', name: 'C', does: 'tick it, to decide on many at once' },
  { key: 'J', name: '⇧J', does: 'tick it and the next one' },
  { key: 'K', name: '⇧K', does: 'tick it and the one before' },
  { key: '*', name: '*', does: 'tick all that match' },
  { key: 'Escape', name: 'Esc', does: 'tick none' },
  { key: '/', name: '/', does: 'search' },
  { key: 'f', name: 'F', does: 'filter' },
  { key: 'z', name: 'Z', does: 'undo' },
  { key: '.', name: '.', does: 'pause all walls, or let them go on' },
  { key: '?', name: '?', does: 'these keys' },
] as const

export type Key = (typeof KEYS)[number]['key']

type Handlers = Readonly<Partial<Record<Key, () => void>>>

/** Single keys act on the page, but never while somebody types or holds another key down. */
export function listenToKeys(page: Document, isOn: () => boolean, handlers: Handlers): void {
  const hear = (event: KeyboardEvent) => {
    if (!isOn()) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
    if (isTyping(event.target) || page.querySelector('dialog[open]')) return
    const handle = handlers[keyOf(event)]
    if (!handle) return
    event.preventDefault()
    handle()
  }
  page.addEventListener('keydown', hear)
  onCleanup(() => page.removeEventListener('keydown', hear))
}

/** Caps lock is no shift key; of the letters only J and K know one. */
function keyOf({ key, shiftKey }: KeyboardEvent): Key {
  const small = key.length === 1 ? key.toLowerCase() : key
  const isExtended = shiftKey && (small === 'j' || small === 'k')
  return (isExtended ? small.toUpperCase() : small) as Key
}

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null
}
