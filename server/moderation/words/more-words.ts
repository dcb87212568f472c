import { list } from './list.ts'

/** Common words and spellings that the lists lack. */
export const MORE: Readonly<Record<string, readonly string[]>> = {
  ar: list(`
    ابن الشرموطة, كسمك, كس امك, منيوك
  `),
  cs: list(`
    kurva, do prdele, píčo, zkurvený, sráči, hovno, zasraný
  `),
  da: list(`
    kælling, fucking, møgluder, røvbanan, kraftedeme, pikhoved
  `),
  de: list(`
    scheiß, scheiss, scheise, beschissen, beschissene, beschissener, beschissenes, verarscht, verarsche,
    verarschung, verarschen, verfickt, verfickte, verfickter, verficktes, drecksau, dreckssau, drecksack,
    hurensöhne, spast, spasti, missgeburt, wixer, wixxer, arschgeige, fettarsch, dumpfbacke, schlampen,
    huren, nutten, fotzen, pisser, verpiss, verpisst, gefickt, ficker, fickt, fick dich, miststück,
    mistkerl, arschlöcher, ärsche, kacken, angeschissen, geschissen, scheißen, bitch, pussy, saftsack,
    schwanzlutscher, mongo, arschkriecher
  `),
  en: list(`
    arse, arses, ashole, asholes, asses, asshat, asswipe, assholes, ballbag, bellend, bitchy,
    bitching, bollock, bollox, bugger, bum, butt, butts, buttface, butthead, cnt, cnts, cocksucker, crap,
    crappy, cunts, damn, damned, dickhead, dickheads, dicks, dipshit, douche, douchebag, dumbass, effing,
    fags, faggots, fck, fcking, fcuk, fkn, fuk, fuc, fucker, fuckers, fucked, fucks, fuckwit, gobshite,
    goddamn, jackass, jerkoff, knobhead, lmfao, minge, mofo, motherfuckers, motherfucking, nobhead,
    nutsack, phuck, piss, pissed, pissed off, pisses, poop, prick, pricks, pussies, retard, retarded,
    rapist, scumbag, shagging, shite, shithead, shits, shitting, shitshow, skank, slag, sluts,
    smartass, son of a bitch, sonofabitch, spaz, stfu, tits, titty, tosser, turd, turds, twats, wanker,
    wankers, wanking, whores, willies, willy, wtf, niggers, niggas, kunt, biatch, bastards, feck,
    fecking, bloody hell, arsehole, arseholes, bullshitting, dildos, boobies, cumming, kike, chink, gook,
    ballsack, boner, dyke, homo, lesbo, shat, blowjobs
  `),
  es: list(`
    puto, putas, putos, putada, puto amo, joder, jodido, jodida, jódete, mierdas, cojones, cabrones,
    cabrona, hostia, coños, pendejos, pendeja, culero, chingada, chingado, chinga, chingar, verga,
    gilipolleces, capullo, me cago en, hijos de puta, putísima, zorra, huevón, boludo, pelotudo,
    concha de tu madre, la concha, malparido, gonorrea, carajo, pinche puto
  `),
  fi: list(`
    vitun, vittu, saatana, paskat, perkeleen, helvetin, huora, huoran, kusipäät, mulkut
  `),
  fr: list(`
    merdes, putes, salopes, salauds, connards, connasses, connerie, conneries, chiant, ptn, chiante,
    enculés, enculer, foutu, niquer, nique, niqué, ta gueule, va te faire foutre, fdp, bâtard, bâtards,
    couillon, pétasse, trouduc, emmerde, emmerdes, branleurs, cons, sa mère la pute,
    casse toi pauvre con, gros con, bande de cons, va chier, fait chier, abruti
  `),
  hi: list(`
    भोसड़ी, भोसड़ीके, चूतिया, मादरचोद, बहनचोद, गांडू, हरामी, हरामज़ादा, रंडी, कुत्ता, bhosdike, bhenchod,
    behenchod, mc bc
  `),
  hu: list(`
    baszd, baszd meg, bazd meg, bazdmeg, kurvára, faszság, szarok, geciláda, picsába
  `),
  it: list(`
    cazzi, cazzate, stronzi, stronze, stronzate, merde, coglionata, puttane, troie, froci, fanculo,
    vaffa, rompere i coglioni, che cazzo, testa di minchia, bastardi, bastardo, porco dio, dio cane,
    figli di puttana, incazzato, incazzata, cagate, zoccole, sfigato
  `),
  ja: list(`
    くそったれ, クソったれ, くたばれ, 死ね, しね, ふざけんな, クズ, キチガイ, きちがい, 糞野郎, クソ, ちくしょう, 畜生, くそ野郎, 馬鹿野郎, ヤリマン, チンコ, マンコ,
    チンポ
  `),
  ko: list(`
    시발, 씨발, 씹할, 병신, 개같은, 지랄, 좆같, 존나, 새끼, 엿먹, 꺼져, 미친놈, 미친년, ㅅㅂ, ㅆㅂ, ㅂㅅ, 닥쳐
  `),
  nl: list(`
    kutzooi, kutbedrijf, kutwinkel, kutservice, kutwijf, klote, klotezooi, klootzakken, kankerzooi,
    kankerlijer, kanker op, tyfus, tering, tyfuslijer, godverdomme, gvd, hoeren, mongool, flikker op,
    rotwijf, schijtbedrijf, neuken, lullen, eikels, sukkels, verdomme, opgefokt, homo
  `),
  no: list(`
    fitter, kukk, hore, horunge, rævhull, rasshøl, drittsekker, jævlig, faens
  `),
  pl: list(`
    kurwo, kurwą, kurew, kurde, spierdalaj, wypierdalaj, pierdolony, pierdole, pierdolę, chuja, chujowy,
    chujowa, chujowo, chujem, jebane, jebana, jebani, zjeb, gówna, gówniany, zjebany, skurwysyny, dupy,
    dupków, cholera, cholerny, zajebisty, wkurwiony, wkurwia, suki, dziwki
  `),
  pt: list(`
    putas, caralhos, merdas, foder, fodido, fodida, fodam-se, foda, porras, bosta, cuzão, arrombado,
    desgraçado, viado, viados, otário, babaca, filhos da puta, vai se foder, fdp, pqp, vsf, puta merda,
    cacete, buceta, piroca, cabrão, cabrões, puto, cona, caralh
  `),
  ru: list(`
    сука, суки, сучка, сучки, мудак, мудаки, хуй, хуйня, пиздец, ебать, блять, бля, гандон, гандоны,
    пидор, пидоры, пидорас, ублюдок, ублюдки, тварь, шлюха, шлюхи, жопа, говно, долбоёб, долбоеб, уёбок,
    уебок, нахуй, похуй, хуево, охуели, заебали, заебись, дерьмо, blyat, suka blyat, cyka blyat, pizdec,
    nahui, nahuy, сволочь, сволочи
  `),
  sv: list(`
    jävla, jävel, jävlar, fitta, fittor, hora, horor, kukar, fan ta, förbannade, skitstövel, rövhattar,
    bögjävel, helvetes, skitföretag, idiotjävlar
  `),
  th: list(`
    เย็ดแม่, ควาย, สัตว์นรก, อีดอก, อีสัตว์, ไอ้สัตว์, ไอ้เหี้ย, ไอ้สัส, เชี่ย, ระยำ, ชาติหมา
  `),
  tr: list(`
    amk, aq, amına koyayım, amına, orospu çocuğu, orospu cocugu, piç, piçler, siktir git, yavşak,
    gerizekalı, götoş, sikeyim, sikerim, sikik, siktiğimin, ibne, pezevenk, kahpe, şerefsiz, şerefsizler,
    bok, boktan, salak herif, mal herif
  `),
  zh: list(`
    操你妈, 傻屄, 煞笔, 尼玛, 草泥马, 狗日的, 去死, 滚蛋, 混蛋, 王八, 他媽的, 幹你娘, 臭婊子, 智障, 脑残, 死全家, 賤人, 白癡, 操蛋, 我操, 妈了个逼, 艹, 肏你
  `),
}

/** Short words that mean the same in a text of any language. */
export const STRONG: readonly string[] = list(`
  fuck, shit, cunt, twat, slut, wtf, stfu, fick, hure, pute, puta, puto, chuj, fdp, amk
`)
