/** A preset's file that cannot be used, in one line: the server does not start. */
export class PresetUnusable extends Error {}
