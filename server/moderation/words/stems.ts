import { list } from './list.ts'

/** Beginnings, ends and middles by which compounds and bent forms are known. */
export const STEMS: Readonly<Record<string, readonly string[]>> = {
  cs: list(`
    zkurv*, kurv*, mrd*, zmrd*, vyjeb*, jeban*, hovn*, zasran*
  `),
  da: list(`
    *luder, fucking*
  `),
  de: list(`
    *scheiss*, arschl*, arschg*, arschk*, arschf*, fickf*, gefickt*, verfick*, huren*, wichs*, wixx*,
    *fotze*, *schlampe, *schlampen, *wichser, *hurensohn, *arschloch*, kackb*, verarsch*, verpiss*,
    titten*, *schwuchtel, kackn*, kacks*, beschiss*, nutten*, spasti*
  `),
  en: list(`
    *fuck*, shit*, *shit, *shits, cunt*, *bitch, *bitches, bitch*, nigger*, wanker*, *whore, *whores,
    motherf*, asshole*, *asshole, cocksuck*, faggot*, dickhead*, butthole*, bullshit*, twat*, slutt*,
    wanky*
  `),
  es: list(`
    mierd*, hijoput*, gilipoll*, jodid*, mamahuev*, malparid*, chingad*, cabron*, culiad*, pendej*
  `),
  fi: list(`
    vitt*, paska*, perkele*, saatana*, huora*, kusipä*, vitu*
  `),
  fr: list(`
    encul*, emmerd*, merdiq*, connard*, connass*, salop*, branleu*, foutais*
  `),
  hu: list(`
    kurva*, kurvá*, fasz*, gecis*, szaros*, kibasz*, elbasz*, bazdme*
  `),
  it: list(`
    cazz*, stronz*, merdos*, coglion*, puttan*, vaffancul*, incazz*, minchi*, sborra*
  `),
  nl: list(`
    klote*, klootz*, godver*, tyfus*, hoeren*, *lijer, kutz*, kutw*, kutb*, teringl*, neuk*
  `),
  no: list(`
    jævl*, faen*, drittsekk*, *kuk
  `),
  pl: list(`
    kurw*, *kurw*, chuj*, jeban*, jebać*, zajeb*, pojeb*, wyjeb*, dojeb*, ujeb*, zjeb*, rozjeb*,
    *pierdol*, *pierdal*, pizd*, gówn*, skurw*, dupk*, najeb*, odjeb*, przejeb*, jebi*
  `),
  pt: list(`
    caralh*, merd*, fodid*, fodas*, arrombad*, desgraçad*, cuzõ*, putari*
  `),
  ru: list(`
    хуй*, хуе*, хуё*, хуя*, охуе*, охуи*, нахуй*, похуй*, *пизд*, ебан*, ебат*, ебал*, ебуч*, заеб*,
    наеб*, выеб*, уеб*, доеб*, проеб*, разъеб*, съеб*, въеб*, блядь*, бляд*, блят*, мудак*, мудил*,
    говн*, дерьм*, пидор*, гандон*, сучар*, долбоеб*, долбоёб*, жоп*
  `),
  sv: list(`
    *jävla*, *jävlar, *jävel, fitt*, rövh*, skitstöv*, knull*, horu*
  `),
  tr: list(`
    orospu*, siktir*, amına*, götver*, yavşak*, şerefsiz*, sikey*, sikti*, pezeveng*, pezevenk*, ibnel*,
    yarrak*, yarra*
  `),
}
