import type english from './en.json'
import { pluralOf } from './plural.ts'

/** A text in the forms that its language has for numbers; `other` stands for those that it leaves out. */
export interface Plural {
  zero?: string
  one?: string
  two?: string
  few?: string
  many?: string
  other: string
}

export type TextKey = keyof typeof english

/**
 * All that the wall itself says, in one language. `{name}` is filled in, `*…*` is set bold. A text with forms
 * is chosen by `{n}`. A file that lacks one of them does not compile.
 */
export type Texts = { [key in TextKey]: (typeof english)[key] extends string ? string : Plural }

/** What is filled in, ready to be read. */
export type Values = { readonly [name: string]: string | undefined }

/** A piece of a text, bold or not. */
export interface Piece {
  text: string
  strong: boolean
}

interface Saying {
  text: string | Plural
  language: string
  /** What chooses between forms. */
  n?: number | undefined
  values: Values
}

/** Stars in a value stay stars: only the text's own turn bold on and off. */
export function piecesOf({ text, language, n, values }: Saying): Piece[] {
  const form = typeof text === 'string' ? text : formOf(text, language, n ?? 0)
  return form
    .split('*')
    .map((piece, i) => ({ text: fill(piece, values), strong: i % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '')
}

function formOf(forms: Plural, language: string, n: number): string {
  return forms[pluralOf(language, n)] ?? forms.other
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
}
