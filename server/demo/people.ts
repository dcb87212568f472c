import type { Author } from '../../shared/feedback.ts'
import type { Random } from './random.ts'

type Country = 'de' | 'nl' | 'dk'

/** The company's shops, and who lives there. */
export const SHOPS = {
  Lübeck: 'de',
  Leipzig: 'de',
  Bremen: 'de',
  Haarlem: 'nl',
  Groningen: 'nl',
  Aarhus: 'dk',
  Odense: 'dk',
} as const satisfies Record<string, Country>

export type Shop = keyof typeof SHOPS
export const SHOP_NAMES = Object.keys(SHOPS) as Shop[]

const FIRST: Readonly<Record<Country, readonly string[]>> = {
  de: words(`Anke Birgit Cem Dörte Elif Felix Frauke Gesa Hannes Hauke Ilse Imke Jannis Jette Katrin Kerim Lasse Lena
    Malte Mareike Nele Okan Paula Rieke Ruben Silke Sören Thea Tjark Ulrike Wiebke Yasemin`),
  nl: words(`Anouk Bas Carlijn Daan Eline Femke Geert Hanneke Ineke Jelle Joost Karin Koen Liesbeth Lotte Maarten Niels
    Noor Pim Roos Ruud Saskia Sjoerd Teun Wouter Yara`),
  dk: words(`Anders Astrid Bent Birthe Carina Ditte Emil Freja Gitte Henning Inger Jeppe Karoline Kirsten Lærke Mads
    Maja Nanna Oliver Pernille Rasmus Signe Solveig Svend Tove Villads`),
}

const LAST: Readonly<Record<Country, readonly string[]>> = {
  de: words(`Ahrens Bartels Clasen Demir Ehlers Feddersen Grote Harms Iversen Jürgens Kahl Lorenzen Matthiesen Nissen
    Oltmanns Petersen Quast Rathje Sievers Thomsen Ulrich Voss Wendt Yıldız Zander Köhler Seidel Böhme Lindner`),
  nl: words(`Bakker Boersma Dekker Dijkstra Elzinga Faber Groen Hoekstra Jansma Kuipers Laan Meijer Mulder Postma
    Prins Schaap Smit Terpstra Veenstra Visser Vos Wiersma Zijlstra`),
  dk: words(`Andersen Bach Bruun Christensen Dahl Eskildsen Friis Gregersen Holm Iversen Jespersen Kjær Lund Mikkelsen
    Nørgaard Overgaard Poulsen Ravn Skov Thorsen Vestergaard Winther`),
}

const SEGMENTS = { regular: 5, 'first visit': 3, member: 3, trade: 1 }

/** Somebody from around a shop. One in five leaves no name. */
export function makeAuthor(shop: Shop, random: Random): Author {
  const country = SHOPS[shop]
  const segment = random.weighted(SEGMENTS)
  const name = `${random.one(FIRST[country])} ${random.one(LAST[country])}`
  return random.chance(0.2) ? { segment } : { name, segment }
}

function words(text: string): readonly string[] {
  return text.split(/\s+/)
}
