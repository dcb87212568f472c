declare module 'stopword' {
  const lists: Record<
    | ('afr' | 'ara' | 'bul' | 'ben' | 'cat' | 'ces' | 'dan' | 'deu' | 'ell' | 'eng' | 'spa' | 'est' | 'eus')
    | ('fas' | 'fin' | 'fra' | 'glg' | 'guj' | 'heb' | 'hin' | 'hrv' | 'hun' | 'hye' | 'ind' | 'ita' | 'jpn')
    | ('kor' | 'lit' | 'lav' | 'mar' | 'msa' | 'nob' | 'nld' | 'pol' | 'por' | 'ron' | 'rus' | 'slk' | 'slv')
    | ('swe' | 'swa' | 'tha' | 'tgl' | 'tur' | 'ukr' | 'urd' | 'vie' | 'zho'),
    readonly string[]
  >
  export = lists
}
