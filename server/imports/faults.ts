/** Among so many cells one may be wrong, though it is more than a tenth. */
const FEW = 3

/** How many cells of a column may be wrong: people mistype, and a preview shows which rows that refuses. */
export function bearable(cells: number): number {
  return Math.max(cells >= FEW ? 1 : 0, Math.floor(cells / 10))
}

export function isMostly<Cell>(cells: readonly Cell[], fits: (cell: Cell) => boolean): boolean {
  return cells.length > 0 && cells.filter((cell) => !fits(cell)).length <= bearable(cells.length)
}
