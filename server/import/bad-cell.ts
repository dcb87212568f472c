/** Thrown for a cell that its field cannot take; the message says so to the person who has the file. */
export class BadCell extends Error {}
