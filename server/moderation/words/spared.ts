import { list } from './list.ts'

/**
 * Words of the lists that are ordinary where customers speak of shops, goods and people, or in another
 * language; a list that holds the feed for them would soon be switched off.
 */
export const SPARED: Readonly<Record<string, readonly string[]>> = {
  ar: list(`
    فرج, شهوة, قضيب, حلمة, مص, مبادل, لعق, لحس, ثدي, جماع, بز, شاذ, احتلام
  `),
  cs: list(`
    bordel, debil, flundra, čumět, držka, chuj, kunda
  `),
  da: list(`
    cock, anus, pis
  `),
  de: list(`
    bonze, bumsen, fratze, ische, kimme, lümmel, möpse, mufti, nackt, nippel, popel, poppen, rosette,
    schabracke, vögeln, morgenlatte, schiesser, bimbo, reudig, penis
  `),
  en: list(`
    alaskan pipeline, babeland, barenaked, bastinado, bbw, big black, birdlock, bondage, busty, cialis,
    clover clamps, cornhole, darkie, dolcett, domination, dommes, dvda, ecchi, erotism, escort, eunuch,
    fecal, figging, fingering, giant cock, girl on, girl on top, grope, guro, hard core, hardcore,
    hooker, hot chick, how to kill, huge fat, how to murder, humping, intercourse, jelly donut, juggs,
    kinky, lemon party, lolita, lovemaking, make me come, mr hands, mong, nipple, nipples, nsfw, nude,
    nutten, pikey, panties, panty, pegging, playboy, pleasure chest, poof, prince albert piercing, quim,
    rectum, santorum, scat, scissoring, sexual, sexually, sexuality, sexy, shota, skeet, shrimping,
    snatch, snowballing, spunk, strip club, suicide girls, sultry women, swinger, tainted love, taste my,
    tea bagging, threesome, throating, tied up, topless, tushy, xx, twinkie, undressing, violet wand,
    wrapping men, yaoi, bullet vibe, beaver cleaver, big breasts, deep throat, genitals, honkey, incest,
    nudity, strappado, swastika, bimbos, vagina, viagra, vibrator, voyeur, style doggy, tongue in a,
    suck, sucks, rape, rapist, raping, negro, semen, sadism, neonazi, leather restraint, jail bait,
    bareback, sexo
  `),
  es: list(`
    asesinato, asno, bollera, chupada, concha, drogas, esperma, fiesta de salchichas, haciendo el amor,
    heroína, infierno, kapullo, maciza, martillo, mamada, nazi, orina, pedo, pervertido, pinche, pis,
    racista, semen, sexo, trio, verga, vulva, travesti, idiota, maldito, bastardo, caca, pezón, sádico
  `),
  fa: list(`
    سوپر, منی, برهنه, لخت, لش, تجاوز, داف, حشر, لاپا, شهوت, کون, کوس, هرزه
  `),
  fi: list(`
    alfred nussi, haahka, muna, munat, pano, panna, palli, pallit, naida, tavara, pistää, reikä, viiksi,
    pipari, piru, jätkä, hitto, hitosti, reva, toosa, kusta, ryssä, pehko, perse, molo, pantava,
    panettaa, munaton, turpasauna, tuhkaluukku, rättipää, paljaalla, mutiainen, suklaaosasto,
    ripsipiirakka, vetää käteen, lahtari
  `),
  fil: list(`
    bobo, tanga, burat
  `),
  fr: list(`
    bander, bitte, bordel, bourré, bourrée, caca, folle, gerbe, gerber, grande folle, gueule, jouir,
    ménage à trois, meuf, péter, pipi, pédale, ramoner, tanche, trique, tapette, suce, baiser, zizi,
    negro, bigornette, brouter le cresson, teuch, troncher
  `),
  hi: list(`
    maal, pataka, patakha, kanjar, lund, chut, paki, kamine, saala, gasti, hawas, suar
  `),
  hu: list(`
    búr, búrok, marha, marhák, marhát, marhákat, pele, pelék, pofa, pofákat, pofát
  `),
  it: list(`
    bagnarsi, balle, battere, battona, biga, brinca, cadavere, cagna, casci, cesso, cornuto, cozza, fava,
    femminuccia, finocchio, imbecille, ingoio, loffa, lofare, loffare, mannaggia, mona, monta, montare,
    mussa, nave scuola, palle, palloso, patacca, pecorina, pesce, picio, pippa, pipì, pirla, pisello,
    pistolotto, pomiciare, pompa, potta, quaglia, regina, rizzarsi, ruffiano, sbattere, sbattersi, sega,
    spagnola, tirare, topa, vacca, vangare, zio cantante, terrone, tarzanello, cacca, porca, porco,
    checca, anale, soccia, boiata, allupato, goldone, succhione, sveltina, padulo
  `),
  ja: list(`
    3p, sm, xx, いたずら, エスコート, おしっこ, おしり, オシリ, お尻, カント, グロ, しばり, スカートの中, スリット, セクシーな, ディック, デブ, トップレス, なめ,
    ハードコア, パンティー, ファンタジー, フィスト, フック, プレイボーイ, ホモ, ぽっちゃり, ラティーナ, ラバー, ヌード, ランジェリー, ローター, 嫌い, 拷問, 殺し方, 殺人事件,
    殺人方法, 支配, 女の子, 女王様, 女子高生, 女装, 人妻, 人種, 挿入, 足を広げる, 脱衣, 奴隷, 覗き, 縛り, 噴出, 平手打ち, 毛深い, 誘惑, 裸, 卍, 両性, 両刀, 剃毛,
    おもらし, エクスタシー, 変態, 糞, 膣, 肛門, 合意の性交, 宦官, コカイン, カーマスートラ, 直腸, 生殖器, ソドミー, レズビアン, 自己愛性
  `),
  ko: list(`
    유모, 보지, 자지, 망가, 노모, 에로, 애자, 호로, 야사, 고자, 미친, 로리타, 자위, 염병, 하드코어, 근친, 변태, 스와핑, 육갑, 거유, 몰카, 또라이, 씹
  `),
  nl: list(`
    aardappels afgieten, achter het raam zitten, anita, asbak, balen, bekken, beurt, boemelen, buffelen,
    de hond uitlaten, de koffer induiken, de pijp uitgaan, del, draaikont, eikel, gat, een beurt geven,
    een nummertje maken, gras maaien, greppeldel, griet, hol, johny, kanen, knor, liefdesgrot, lummel,
    matje, mof, muts, naakt, nicht, paal, palen, pijpen, pik, poep, poepen, poot, pot, potverdorie,
    raaskallen, remsporen, schatje, slempen, spuiten, standje, stootje, sufferd, toeter, watje, wippen,
    wijf, zuigen, zaadje, afberen, aftrekken, flikken, een wip maken, huisdealer, gedoogzone, klooien,
    wuftje, botergeil, brugpieper, penoze, reutelen, vergallen, gratenkut, belazeren, bedonderen,
    opzouten, engerd, vleesroos, kwakkie, tapijtnek, afrossen, aso, driehoog achter wonen
  `),
  no: list(`
    fan, skitt, pokker, forbanna, forbannet, sinnsykt, dritt, fanken, helvetet, pakkis
  `),
  pl: list(`
    debil, dmuchać, jajco, jajko, duperele, cyc, suka, burdel, sraczka, rzygać, syf
  `),
  pt: list(`
    aborto, amador, aranha, ariano, bissexual, braulio de borracha, burro, camisinha, cerveja, cocaína,
    comer, consolo, chupar, fecal, frango assado, heterosexual, heroína, homosexual, homem gay, inferno,
    lésbica, lolita, mama, passar um cheque, pau, pinto, saco, torneira, bumbum, queca, peidar, veado,
    gozar, vibrador, coito, biscate, cu
  `),
  ru: list(`
    byk, gol, petuh, бугор, голый, другой дразнится, какая разница, курите мою трубку, мент, на фиг,
    обнаженный, офигеть, секс, фига, хапать, хохол, хрен, ухо, муда, манда, играть на кожаной флейте,
    perdet, sukin syn, uboy, shalava, половое сношение, чёрт, ванька
  `),
  sv: list(`
    brutta, hård, moona, moonade, moonar, moonat, mutta, olla, pippa, prutt, pök, satan, sås, stake,
    subba, sätta på, tusan, neger, fan, pitt, kötthuvud, köttnacke
  `),
  th: list(`
    กะปิ, ล้างตู้เย็น, หลั่ง, เสือก, อมนกเขา, น้ําแตก, เจ๊ก
  `),
  tr: list(`
    am, amlar, amı, çingene, sike, sikin, otuz birci, göte, gote, götten, götte
  `),
  zh: list(`
    13., 13点, 十三点, 九游, 乳房, 乳头, 交配, 刚度, 包皮, 卵子, 处女, 大卵子, 小卵子, 性, 成人, 情色, 月经, 激情, 私服, 祖宗, 精子, 老二, 后庭, 放荡,
    靠背, 阳具, 外阴, 吹箫, 打飞机, 白烂, 懒八, 机机歪歪, 叫床, 扒光, 浪叫, 肥西, 花柳, 迷药, 口肯, 你全家, 几八, 几巴, 几叭, 几芭, 老母, 干你, 你娘, 他娘,
    你妈, 他妈, 撒尿, 娘的, 妈妈的, 野鸡, 小肉粒, 粉腸, 瓜娃子, 杂种, 屁股, 性器, 瘪三, 他奶奶, 你是鸡, 你是鸭, 龟头, 你老闆, 他马的, 她马的, 你马的, 你老母,
    软文, 烂货, 妈的, 小鸡鸡, 鸡鸡
  `),
}

/** Longer words that contain what stems look for, and mean nothing by it. */
export const INNOCENT: readonly string[] = list(`
  scunthorpe, shiitake, shitake, matsushita, yamashita, kinoshita, takeshita, fickle, mishit, akshit,
  rakshit, fickler, cuntz, snigger, sniggers, sniggering, wankel, dickens, dickinson, cocktail,
  hurendeutsch, scheissler, ishita, pussyfoot, pussycat, pussycats, pussywillow, kakerlake
`)
