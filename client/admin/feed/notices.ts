import { type Accessor, createSignal } from 'solid-js'

/** What the last thing that was done came to. */
export interface Notice {
  kind: 'done' | 'problem'
  /** Read at each change: how many screens have drawn it may still grow. */
  text: Accessor<string>
  /** Whether it can be undone from here. */
  undoable: boolean
}

export type Notices = ReturnType<typeof createNotices>

export function createNotices() {
  const [notice, setNotice] = createSignal<Notice | null>(null)
  return {
    notice,
    done: (text: Accessor<string>, undoable = true) => void setNotice({ kind: 'done', text, undoable }),
    tell: (text: string) => void setNotice({ kind: 'done', text: () => text, undoable: false }),
    problem: (text: string) => void setNotice({ kind: 'problem', text: () => text, undoable: false }),
  }
}
