import type { FeedDesk } from './desk.ts'
import { listenToKeys } from './keys.ts'

interface Needs {
  desk: FeedDesk
  isOn: () => boolean
  help: () => void
}

/** What each key of the feed does. */
export function handleKeys({ desk, isOn, help }: Needs): void {
  const { selection, moderating, marks, asking, ask } = desk
  const toggle = (what: 'why' | 'tag' | 'passages') => () => ask(asking() === what ? null : what)
  const isSuspected = () => selection.entry()?.suspected === true
  const tick = () => {
    const id = selection.id()
    if (id !== null) marks.toggle(id)
  }
  listenToKeys(document, isOn, {
    j: () => selection.move(1),
    k: () => selection.move(-1),
    a: moderating.show,
    h: moderating.hide,
    w: moderating.hold,
    p: moderating.pin,
    s: moderating.star,
    t: toggle('tag'),
    x: toggle('why'),
    y: () => isSuspected() && void moderating.exclude('spam', ''),
    n: () => isSuspected() && void moderating.noSpam(),
    e: () => selection.entry()?.comment !== undefined && toggle('passages')(),
    m: desk.maskSelected,
    o: () => desk.setUnmasked(!desk.unmasked()),
    v: desk.onWalls.next,
    c: tick,
    J: () => marks.extend(1),
    K: () => marks.extend(-1),
    '*': () => void marks.all(),
    Escape: () => (asking() === null ? marks.clear() : ask(null)),
    '/': () => document.getElementById('find')?.focus(),
    f: () => document.getElementById('filter')?.click(),
    z: moderating.undo,
    '?': help,
  })
}
