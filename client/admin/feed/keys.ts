import { onCleanup } from 'solid-js'

export const KEYS = [
  { key: 'j', name: 'J', does: 'the next voice' },
  { key: 'k', name: 'K', does: 'the voice before' },
  { key: 'a', name: 'A', does: 'show' },
  { key: 'h', name: 'H', does: 'hide' },
  { key: 'p', name: 'P', does: 'pin: it gets the next turn' },
  { key: 's', name: 'S', does: 'star: it returns first in quiet times' },
  { key: 'x', name: 'X', does: 'not counted, with the reason' },
  { key: 'u', name: 'U', does: 'undo' },
  { key: '?', name: '?', does: 'these keys' },
] as const

export type Key = (typeof KEYS)[number]['key']

/** Single keys act on the page, but never while somebody types or holds another key down. */
export function listenToKeys(page: Document, handlers: Readonly<Record<Key, () => void>>): void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
    if (isTyping(event.target) || page.querySelector('dialog[open]')) return
    const found = KEYS.find(({ key }) => key === event.key.toLowerCase())
    if (!found) return
    event.preventDefault()
    handlers[found.key]()
  }
  page.addEventListener('keydown', hear)
  onCleanup(() => page.removeEventListener('keydown', hear))
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
