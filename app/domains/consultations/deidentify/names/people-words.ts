/** Beginnings of words after which a patient's name comes, in seven languages and Russian, as search keys; the cases follow. */
const PATIENT =
  /^(?:(?:mr|mrs|ms|miss|patients?|name|named|called|nimi|nimelta|nimega|namn|namnet|heter|vards|varda|vardas|vardu|pavarde|uzvards|sukunimi|efternamn|perenimi|surname|имя|імя|імені|имени|фамилия|прозвішча)|potila\p{L}{0,8}|patient(?:en|ens)?|patsien\p{L}{0,6}|pacien\p{L}{0,6}|пацые?нт\p{L}{0,4}|пациент\p{L}{0,4}|хвор(?:ы|ая|ага|ай|аму)|больн(?:ой|ая|ого|ому)|rouva\p{L}{0,4}|herra\p{L}{0,4}|fru|herr|froken|proua\p{L}{0,3}|harra\p{L}{0,3}|preili|kundze|kungs|pon(?:as|o|ui|ia|ios|iai|ia)|спадар\p{L}{0,4}|г-н|г-жа|pot|pat|pac|pts?|hr|pr|пац)$/u;

/** People around the patient. */
const AROUND =
  /^(?:daughter|son|wife|husband|mother|father|sister|brother|neighbour|carer|mum|dad|grandmother|tytar|tyttar\p{L}{0,6}|poika|pojan\p{L}{0,4}|vaimo\p{L}{0,5}|aiti|aidi\p{L}{0,5}|isa|isan|sisko\p{L}{0,4}|veli|veljen\p{L}{0,4}|puoliso\p{L}{0,4}|mies|miehen\p{L}{0,4}|naapuri\p{L}{0,3}|dotter(?:n)?|sonen?|hustru(?:n)?|fru(?:n)?|maken?|maka|mor|mamma|pappa|far|syster(?:n)?|bror|brodern|granne|tutar|tutre\p{L}{0,3}|poeg|poja\p{L}{0,3}|ema|emale|emaga|isaga|ode|vend|abikaasa\p{L}{0,3}|meita|meitu|meitai|dels|delam|sieva|sievai|virs|viram|mate|matei|tevs|tevam|masa|masai|bralis|bralim|dukra|dukrai|sunus|sunui|zmona|zmonai|vyras|vyrui|motina|motinai|mama|tevas|tevui|sesuo|seseriai|brolis|broliui|дачк\p{L}{1,2}|сын\p{L}{0,2}|жонк\p{L}{1,2}|муж\p{L}{0,2}|маці|бацьк\p{L}{1,2}|сястр\p{L}{1,2}|брат\p{L}{0,2}|дочь|дочери|жен[аыеу]|мать|матери|отец|отцу|сестр\p{L}{1,2})$/u;

/** Of address behind a name, in Latvian and Lithuanian. */
const BEHIND =
  /^(?:kundz(?:e|es|ei|i)|kung(?:s|a|am|u)|jaunkundz(?:e|es|ei)|k-?dz(?:e|es|ei)|k-?g(?:s|a|am))$/;

/** Behind a disease, a test or a scale, which are called after somebody; before one. */
const DISEASE =
  /^(?:syndro|tauti|taudi|disease|sjukdom|slimib|liga$|lig(?:a|os|ai|u)$|tobi|tove|tobe|haigu|sundro|sindrom|oireyhty|синдром|сіндром|хвароб|болезн|test|scale|score|index|indeks|sign$|sympto|skal|asteik|koe$|prov$|proov|тэст|шкал|metod|menetel|manevr|manoeuv|manover|artr|struum|goit)/u;
const MORBUS = /^(?:morbus|mb|tabl?|inj|kaps?|caps|rp|sol|ung|lot|modo)$/;
/** Houses, countries and their parts: two words with capital letters that are nobody. */
const INSTITUTION =
  /^(?:universit|ulikool|yliopist|klini[kn]|clinical|institu|college|medical|hospital|haigla|slimnic|ligonin|sairaal|sjukhus|society|union|commission|kingdom|selts|liit|liid|komis|komiss|asocia|association|europ|euroop|eiropa|eurooppa|united|jungtin|apvienot|north|south|east|west|new|naujo|jaun|uus|uusi|nya|ryt[aiou]|vakar|siaur|piet|rietum|austrum|ziemel|dienvid|pohja|lounan|laane|itaan|somij|suomi|soome|finland|finska|finnish|scot|latvij|latvi|lietuv|lithuan|zviedr|sved|rootsi|ruotsi|swed|sverige|svensk|igaun|estij|estland|viron|baltic|balti|starptaut|tarptaut|rahvusvah|международ|міжнарод|еврап|еўрап|европ|новай|новая|паўноч|паўднёв|усход|заход|север|южн|восточ|западн|беларус|белорус|акадэм|універсітэт|рэспубл|республ|мінистэрств|министерств|міністэрств)/u;

/** Behind a house that is called after its place. */
const HOUSE =
  /^(?:terveysasem|terveyskesk|vardcentral|halsocentral|mottagning|vastaanot|haigla|sairaal|sjukhus|slimnic|ligonin|polikl|apteek|aptiek|vaistin|ambulator|perearst|tervisekesk|klinik|больниц|бальніц|клиник|клінік|паліклін|поликлин|амбулатор)/u;

export const isHouse = (key: string): boolean => HOUSE.test(key);
export const isDisease = (key: string): boolean => DISEASE.test(key);
export const isMorbus = (key: string): boolean => MORBUS.test(key);
export const isInstitution = (key: string): boolean => INSTITUTION.test(key);
export const isPatient = (key: string): boolean => PATIENT.test(key);
export const isAround = (key: string): boolean => AROUND.test(key);
export const isBehind = (key: string): boolean => BEHIND.test(key);

/** After a name: an age, a day of birth or a number, as they follow a patient's. */
const CUE =
  /^[\s,(]{1,3}(?:\d{1,3}[\s-]?(?:v\b|v\.|vuoti|år|a\b|a\.|aasta|g\.|gad|m\.|met|г\.|гад|год|лет|yo\b|y\/o|year)|\d{6}\s?[-+A-F]|\d{10,11}|\d\d?\.\d\d?\.(?:19|20)|(?:s|f|g|d|r|р|н)\.\s?\d|synt|född|dzim|dz\.|gim|sünd|нар|р\.|a\.?\s?k\b|p\.?\s?k\b|i\.?\s?k\b|hetu|pnr|personnummer|isikukood)/iu;
const LONGEST_CUE = 30;

export const isCueAt = (text: string, at: number): boolean => CUE.test(text.slice(at, at + LONGEST_CUE));
