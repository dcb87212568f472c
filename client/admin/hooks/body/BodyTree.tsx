import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { EachById } from '../../parts/EachById.tsx'
import { createFolding } from './folding.ts'
import { plainPointer } from './pointer.ts'
import { gistOf, type Rest, type Row, rowsOf } from './rows.ts'
import './body.css'

interface BodyTreeProps {
  tree: unknown
  label: string
  /** What places have been said to be, by the ids of their rows. */
  marks?: ReadonlyMap<string, string>
  /** A row that one has come to, by click or keys. */
  choose?: (row: Row) => void
  /** A key that is none of the tree's own; answers whether it was of use. */
  press?: (key: string, row: Row) => boolean
}

/** A body line by line: arrows move and fold, as in any tree. */
export function BodyTree(props: BodyTreeProps): JSX.Element {
  const folding = createFolding(props.tree)
  const rows = createMemo(() => rowsOf(props.tree, folding))
  const [at, setAt] = createSignal<string | null>(null)
  const current = () => rows().find(({ id }) => id === at())?.id ?? rows()[0]?.id
  let list: HTMLDivElement | undefined

  function come(row: Row | Rest | undefined): void {
    if (!row) return
    setAt(row.id)
    if (!('rest' in row)) props.choose?.(row)
  }
  const focusCurrent = () => list?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  createEffect(on(at, () => list?.contains(document.activeElement) && focusCurrent(), { defer: true }))

  function step(by: number): void {
    const from = rows().findIndex(({ id }) => id === current())
    come(rows()[Math.max(0, Math.min(rows().length - 1, from + by))])
  }
  const turn = (row: Row) => row.size && folding.turn([row.id], !row.open)
  const up = (row: Row) => come(rows().find(({ id }) => id === plainPointer(row.path.slice(0, -1))))
  const act = (row: Row | Rest) => {
    if ('rest' in row) return folding.showMore(row.rest)
    come(row)
    turn(row)
  }

  const MOVES: Readonly<Record<string, (row: Row | Rest) => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => step(-rows().length),
    End: () => step(rows().length),
    Enter: act,
    ' ': act,
    ArrowRight: (row) => {
      if ('rest' in row) return
      if (row.size && !row.open) turn(row)
      else if (row.open) step(1)
    },
    ArrowLeft: (row) => {
      if ('rest' in row) return
      if (row.open) turn(row)
      else up(row)
    },
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows().find(({ id }) => id === current())
    if (!row) return
    const move = MOVES[event.key]
    if (!move && !(!('rest' in row) && props.press?.(event.key, row))) return
    event.preventDefault()
    move?.(row)
  }

  return (
    <div class="body-tree" role="tree" aria-label={props.label} ref={list} onKeyDown={onKeyDown}>
      <EachById each={rows()}>
        {(row) => (
          <Line
            row={row()}
            current={row().id === current()}
            chosen={props.choose !== undefined && row().id === at()}
            mark={props.marks?.get(row().id)}
            act={() => act(row())}
          />
        )}
      </EachById>
    </div>
  )
}

interface LineProps {
  row: Row | Rest
  current: boolean
  chosen: boolean
  mark: string | undefined
  act: () => void
}

function Line(props: LineProps): JSX.Element {
  const row = () => ('rest' in props.row ? null : props.row)
  const place = () => row()?.place ?? [undefined, undefined]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys of all its lines
    <div
      role="treeitem"
      tabIndex={props.current ? 0 : -1}
      aria-level={props.row.depth}
      aria-posinset={place()[0]}
      aria-setsize={place()[1]}
      aria-expanded={row()?.size ? row()?.open : undefined}
      aria-selected={props.chosen}
      style={{ '--depth': Math.min(props.row.depth - 1, 8) }}
      onClick={() => props.act()}
    >
      <Show
        when={row()}
        fallback={<span class="quiet">{`${(props.row as Rest).left} more: show some`}</span>}
      >
        {(it) => (
          <>
            <span class="label">
              <bdi>{it().label}</bdi>
            </span>
            <Value row={it()} />
            <Show when={props.mark}>{(mark) => <b class="mark">{mark()}</b>}</Show>
          </>
        )}
      </Show>
    </div>
  )
}

function Value(props: { row: Row }): JSX.Element {
  const isEmptyText = () =>
    props.row.value === '' || (typeof props.row.value === 'string' && props.row.value.trim() === '')
  return (
    <Show
      when={props.row.size === null}
      fallback={
        <span class="value quiet">
          <Show when={props.row.size === 0}>empty</Show>
          <Show when={!props.row.open && props.row.size}>
            <bdi>{gistOf(props.row.value) || `${props.row.size} inside`}</bdi>
          </Show>
        </span>
      }
    >
      <span class="value" classList={{ quiet: props.row.kind === 'nothing' || isEmptyText() }}>
        <bdi>
          {isEmptyText() ? 'empty text' : props.row.kind === 'nothing' ? 'nothing' : String(props.row.value)}
        </bdi>
      </span>
    </Show>
  )
}
