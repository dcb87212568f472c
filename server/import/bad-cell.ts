/**
 * Thrown for a cell that its field cannot take; the message says so to the person who has the file. `hint`
 * says in the command's words what can be done about it.
 */
export class BadCell extends Error {
  readonly hint: string | undefined

  constructor(what: string, hint?: string) {
    super(what)
    this.hint = hint
  }
}
