declare module 'bidi-js/dist/bidi.mjs' {
  interface Bidi {
    /** A level for each unit of the text; odd ones run from right to left. */
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { levels: Uint8Array }
  }
  export default function makeBidi(): Bidi
}
