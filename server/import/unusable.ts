/** The command cannot be done as it was given: nothing to retry, one line says what to change. */
export class Unusable extends Error {}
