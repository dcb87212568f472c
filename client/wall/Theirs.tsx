import type { JSX } from 'solid-js'
import { type Reader, runsTo, writtenIn } from '../../shared/writing.ts'
import { useLettering } from './lettering.ts'

interface Attributes {
  lang: string
  dir: 'ltr' | 'rtl'
}

/**
 * How a text of somebody else's is set, whatever stands around it: its letters and line breaks by its language,
 * its direction by most of its letters. No language is a language of its own: not the wall's.
 */
export function useAttributes(): (text: string | null, about?: Omit<Reader, 'locale'>) => Attributes {
  const { locale } = useLettering()
  return (text, about) => ({
    lang: writtenIn(text ?? '', { ...about, locale: locale() }) ?? '',
    dir: runsTo(text ?? ''),
  })
}

interface TheirsProps {
  text: string | null | undefined
  /** The language of the words that it stands beside. */
  beside?: string | null | undefined
}

/** A name, a place, a phrase: isolated, so that it turns nothing but itself. */
export function Theirs(props: TheirsProps): JSX.Element {
  const attributes = useAttributes()
  return <bdi {...attributes(props.text ?? null, { beside: props.beside })}>{props.text}</bdi>
}
