import { searchKeyOf } from './search-key.ts';

/**
 * Beginnings of words that look like somebody and are a disease, a sign, a scale, a house or a place, as search keys: beside no first name
 * they are nobody. What is not in a list of names and has no shape of one need not be here.
 */
const NOT_PEOPLE = `
  parkinson alzheimer crohn basedow graves wegener addison sjogren cushing bell down turner marfan hodgkin huntington wilson gilbert
  paget raynaud meniere horton kawasaki hashimoto barrett baker brugada babinsk brudzinsk kernig lasegue romberg trendelenburg sternberg
  waldenstrom bekhterev bechterew behterev bechterev rinne weber schober heberden holter doppler glasgow langerhans korotko sokolow lewy
  mantoux gram giemsa apgar hamilton beck zung borg tinetti barthel norton braden karnofsk mallory zollinger hirschsprung meckel zenker
  kaposi merkel burkitt ewing wilms bowen henoch schonlein still felty reiter creutzfeldt guillain barre lambert eaton wolff
  osgood scheuermann perthes dupuytren peyronie kienbock colles monteggia galeazzi achill lisfranc klinefelter tourette asperger
  wernicke korsako broca conn sheehan quervain dercum gaucher fabry pompe pick rett hansen lyme murphy mcburney blumberg rovsing
  courvoisier virchow castleman evans budd chiari gilles ramsay hunt epley hallpike semont valsalva heimlich trousseau chvostek
  german germans saksa kohus kohtu kainu baltarusij france britain rome roma iran helsinki helsingi helsingfors tampere turku abo lahti lahde lahte salo porin oulu kotka kouvola lund sala borg lappi lapin nurmes kuopio vaasa pori
  stockholm goteborg malmo uppsala orebro vasteras norrkoping karolinsk sahlgrensk akademisk ersta sofiahem
  tallin tallinn tartu narva valga voru saaremaa saare hiiu parnu viljandi rakvere maarjamoisa mustamae keila elva tapa
  riga rigas valka valmier cesis cesu liepaj jelgav ogre ogres madona talsi kuldig ventspil gailezer stradin kolka rezekn rezekne
  vilni kaun klaiped siaul panevez alyt mazeik utena santar kretin palang birstono
  minsk mahil gomel hrodn brest vitebsk pinsk borisov
  marevan jardian janumet
  паркинсон паркінсон бехтерев бехцерав бабинск бабінск альцгеймер крон базедов кушинг гоффман боткин боткіна бронштейн виллебранд
  минск мінск гомел гродн віцебск витебск магіл могил брест пінск рига вільн вильн москв масква
  пирогов пірагов шегрен шэгрэн вегенер адисон адысан
`; // oxfmt-ignore

const beginnings = new Set(NOT_PEOPLE.trim().split(/\s+/).map(searchKeyOf));
const CASE =
  /^(?:[aeiounsyl]|in|en|an|ia|as|is|us|am|im|es|os|ui|ai|ei|io|iui|iaus|ius|al|el|il|le|lt|st|ga|ega|iga|ssa|sta|lla|lle|lta|ille|illa|ista|issa|na|oje|uje|iuje|yje|[аеоуыіи]|ом|ам|ем|ай|ой)$/u;

/** Whether a word as a search key is such a one, in any case; a name that is sure to be one (`Lundin`) is not, for all its beginning. */
export function isNobody(word: string, isSure: boolean): boolean {
  if (beginnings.has(word)) return true;
  if (isSure) return false;
  for (let cut = 1; cut <= 4 && word.length - cut > 2; cut++)
    if (beginnings.has(word.slice(0, -cut)) && CASE.test(word.slice(-cut))) return true;
  return false;
}

/** Endings of medicines by their class, in the seven languages, as search keys; and products that begin with a capital letter. */
const MEDICINE =
  /(?:olol|pril|sartan|statin|azol|m[iy]c[iy]n|c[iy]l+in|xaban|gl[iy]ptin|formin|mab|pam|lam|dipin|prazol|oxacin|floxacin|zepin|triptan|oxetin|pramin|tropin|fenac|profen|sulin|parin|thiazid|tiazid|semid|lacton|sonid|olon|iron|oxin|glifozin|gliflozin|tid|vir|nib|олол|прил|прыл|сартан|статин|статын|азол|мицин|мицын|циллин|цылін|ксабан|формин|фармін|пам|дипин|дыпін)(?:[aeiuoyõsmnаеиіуоы]\p{L}{0,3})?$/u;
const PRODUCTS = `
  eliqu xarelt pradax lixian waran concor emconcor plavix tromb selok alved ipren panad burana ventol symbic seretid spiriva lantus
  novora humal januv forxig ozemp victoz trulic entrest crestor lipit sortis nexium losec somac controloc contraloc tramal oxycont
  xanax imovan stilnoc zolof ciprale seroqu zyprex abilif lepon lyric keppra rivotr sinem madop staleo stalev botox humir enbrel remicad
  medrol augment amoksikl amoxicl klacid zithrom heracil kavepen furix lasix cozaar diovan norvasc ibumet voltar diclac aspir
  thyrox levaxin euthyr l-thyr betolv behepan citodon diklofen ebrant fragmin klexan innohep metform glucoph siofor diaprel euphyllin
  theraflu ibuprof parac hjertemag disperin primaspan pred prednis kortis dexa predniz duphas movicol laxoberon imod buscop nospa no-spa
  nolicin furagin biseptol mildron preduct piracet cavint actoveg mexid kardiomag кардиомаг кардыямаг конкор ксарелт эликвис элiквіс
  плавикс лазикс диован прадакс аспир но-шп корвал валид
`; // oxfmt-ignore
const products = PRODUCTS.trim().split(/\s+/).map(searchKeyOf);
export const isMedicine = (word: string): boolean =>
  MEDICINE.test(word) || products.some((each) => word.startsWith(each));
