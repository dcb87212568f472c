import { createContext, useContext } from 'solid-js'
import { ENGLISH, type Speech } from './words/speaking.ts'

export { ENGLISH, type LoadedTexts, makeSpeech, type Said, type Speech } from './words/speaking.ts'

export const SpeechContext = createContext<Speech>(ENGLISH)

export const useSpeech = (): Speech => useContext(SpeechContext)
