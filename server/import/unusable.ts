/**
 * A file or what was said about it cannot be used as it is: nothing to retry, one line says what to change.
 * `hint` says it in the command's words.
 */
export class Unusable extends Error {
  readonly what: string

  constructor(what: string, hint?: string) {
    super(hint === undefined ? what : `${what}; ${hint}`)
    this.what = what
  }
}
