declare module 'wawoff2' {
  const wawoff2: { decompress(woff2: Uint8Array): Promise<Uint8Array<ArrayBuffer>> }
  export default wawoff2
}
