const SPEAKS_FOR = words(
  ...[
    'tel',
    'telephone',
    'telefon\\p{L}*',
    'téléphone',
    'tél',
    'teléfono',
    'telefone',
    'telefoon',
    'telefono',
    'phone',
  ],
  ...[
    'cell',
    'cellphone',
    'mobile',
    'mobil\\p{L}*',
    'móvil',
    'celular',
    'cellulare',
    'handy\\p{L}*',
    'portable',
  ],
  ...['gsm', 'fax', 'call', 'ring', 'text me', 'sms', 'whats ?app', 'viber', 'signal', 'telegram', 'hotline'],
  ...[
    'anruf\\p{L}*',
    'rückruf\\p{L}*',
    'zurückrufen',
    'erreichbar',
    'ruf\\p{L}{0,2} mich',
    'appele[zr]',
    'rappele[zr]',
  ],
  ...[
    'joindre',
    'llam\\p{L}+',
    'chiama\\p{L}*',
    'ligue',
    'ligar',
    'bel',
    'ring mig',
    'zadzwo\\p{L}+',
    'zavolejte',
  ],
  ...[
    'puhelin\\p{L}*',
    'komórk\\p{L}*',
    'komórkowy',
    'cep',
    'ara\\p{L}{0,4}',
    'hp',
    'no hp',
    'no wa',
    'wa',
    'hubungi',
  ],
  ...['тел', 'телефон\\p{L}*', 'моб\\p{L}*', 'звон\\p{L}+', 'позвон\\p{L}+', 'τηλ\\p{L}*', 'κινητό'],
  ...[
    'my number',
    'meine nummer',
    'meiner nummer',
    'meine nr',
    'mon numéro',
    'mi número',
    'il mio numero',
    'meu número',
  ],
  ...['number is', 'reach me', 'contact me', 'contact'],
)
/** Scripts that set no spaces. */
const SIGNS_FOR =
  /電話|でんわ|携帯|连絡先|連絡先|电话|手机|手機|微信|致电|โทร|เบอร์|전화|휴대폰|핸드폰|연락처|طلفون|هاتف|جوال|اتصل|تلفون|موبايل|טלפון|נייד|फ़ोन|फोन|मोबाइल|☎|✆|📞|📱|🤙/gu

const SPEAKS_AGAINST = words(
  ...[
    'order',
    'orders',
    'ord',
    'bestell\\p{L}*',
    'bestellung\\p{L}*',
    'auftrag\\p{L}*',
    'rechnung\\p{L}*',
    'invoice',
  ],
  ...[
    'ticket\\p{L}*',
    'tracking',
    'track',
    'sendung\\p{L}*',
    'paket\\p{L}*',
    'parcel',
    'package',
    'shipment',
    'booking',
  ],
  ...[
    'buchung\\p{L}*',
    'reservation',
    'reservierung\\p{L}*',
    'réservation',
    'commande',
    'facture',
    'dossier',
    'pedido',
  ],
  ...[
    'factura',
    'reserva',
    'ordine',
    'fattura',
    'prenotazione',
    'bestelling',
    'bestelnummer',
    'factuur',
    'encomenda',
  ],
  ...[
    'kunden\\p{L}*',
    'customer',
    'member',
    'membership',
    'mitglied\\p{L}*',
    'account',
    'konto\\p{L}*',
    'ref',
    'reference',
  ],
  ...[
    'vorgang\\p{L}*',
    'aktenzeichen',
    'case',
    'incident',
    'sku',
    'artikel\\p{L}*',
    'article',
    'item',
    'model\\p{L}*',
  ],
  ...[
    'serial',
    'serien\\p{L}*',
    'isbn',
    'ean',
    'gtin',
    'upc',
    'gs1',
    'barcode',
    'code',
    'pin',
    'id',
    'imei',
    'vin',
    'flight',
    'flug',
  ],
  ...[
    'version',
    'build',
    'zamówieni\\p{L}*',
    'objednávk\\p{L}*',
    'rendelés\\p{L}*',
    'comand\\p{L}+',
    'sipariş\\p{L}*',
  ],
  ...[
    'beställning\\p{L}*',
    'ordrenummer',
    'ordernummer',
    'tilaus\\p{L}*',
    'pesanan',
    'resi',
    'invoice',
    'nota',
  ],
  ...[
    'заказ\\p{L}*',
    'номер заказа',
    'трек\\p{L}*',
    'замовлен\\p{L}*',
    'παραγγελί\\p{L}*',
    'đơn hàng',
    'voucher',
  ],
  ...[
    'gutschein\\p{L}*',
    'coupon',
    'policy',
    'police',
    'contract',
    'vertrag\\p{L}*',
    'zähler\\p{L}*',
    'meter',
    'ssn',
  ],
  ...[
    'receipt',
    'beleg\\p{L}*',
    'bon',
    'transaction',
    'transaktion\\p{L}*',
    'patent',
    'license',
    'licence',
    'lot',
  ],
)
const SIGNS_AGAINST =
  /注文|予約|订单|訂單|单号|單號|快递|주문|예약|송장|طلب|فاتورة|הזמנה|ऑर्डर|คำสั่งซื้อ|ออเดอร์|พัสดุ|[#№§$€£¥₹₩₽]\s?$/gu

/** As far before a number as a word still speaks of it. */
const NEAR = 40

function words(...stems: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join('|')})(?![\\p{L}])`, 'giu')
}

/** Whether what stands before a number calls it a telephone's or something else's; the nearest word decides. */
export function calledBefore(text: string, start: number): 'phone' | 'other' | null {
  const before = text.slice(Math.max(0, start - NEAR), start)
  const near = before.slice(before.search(/[^\d\n\ufffc]*$/u))
  const forIt = Math.max(lastEnd(near, SPEAKS_FOR), lastEnd(near, SIGNS_FOR))
  const against = Math.max(lastEnd(near, SPEAKS_AGAINST), lastEnd(near, SIGNS_AGAINST))
  if (forIt === against) return null
  return forIt > against ? 'phone' : 'other'
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = -1
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length
  return end
}
