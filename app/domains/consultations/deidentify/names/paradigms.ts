/** A stem of a name, as a search key, and the set of endings that it takes. */
export type Stem = { stem: string; endings: Endings };
export type Endings = keyof typeof ENDINGS;
export type Kind = 'given' | 'family';

const each = (befores: string[], afters: string): string[] =>
  befores.flatMap((before) => afters.split(' ').map((after) => before + after.replace('-', '')));

const FINNISH = '- n a ta na ksi ssa sta lla lta lle tta an en in on un yn t lt';
const ESTONIAN = '- t d le l lt ga s sse st ks ni na ta';

/**
 * Endings after a stem (a hyphen: none). Of Baltic and Slavic family names both genders and the plural of a family;
 * grammar: the case tables of the seven languages, as every school grammar has them.
 */
const ENDINGS = {
  none: [''],
  /** Swedish and English. */
  genitive: ['', 's'],
  finnishVowel: each([''], FINNISH),
  finnishWeak: each([''], 'n ssa sta lla lta lle ksi t tta'),
  /** Virta-nen, Virta-sen. */
  finnishNen: each([''], 'nen sen sta seen selle sella selta sessa sesta seksi sena set siin'),
  /** Niem-i, Niem-en. */
  finnishE: each([''], 'i en elle ella elta essa esta eksi ea ena een et'),
  /** Laine, Laine-en. */
  finnishLongE: each([''], '- tta en elle ella elta essa esta eksi ena eseen'),
  finnishConsonant: ['', ...each(['i'], FINNISH)],
  /** Markus, Markuksen; Tuomas, Tuomaan. */
  finnishS: ['s', 'sta', ...each(['ks'], 'en ella elta elle essa esta eksi ena een'), 'an', 'alle', 'alla', 'alta'],
  estonianVowel: each([''], ESTONIAN),
  estonianConsonant: ['', ...each(['i', 'e', 'a', 'u'], ESTONIAN)],
  /** Reba-ne, Reba-se. */
  estonianNe: ['ne', 'st', ...each(['se'], ESTONIAN)],
  latvianS: each([''], 's a am u as ai i iem us os e'),
  latvianIs: each([''], 'is a am im i e es ei ja jam u'),
  /** Of `-tis`, `-pis` and others, whose last consonant changes. */
  latvianChanged: each([''], 'a am u i iem'),
  latvianUs: each([''], 'us um u'),
  latvianA: each([''], 'a as ai u am'),
  latvianE: each([''], 'e es ei i em'),
  /** Jon-as and, of family names, Kazlausk-ienė, Kazlausk-aitė. */
  lithuanianAs: each([''], 'as o ui a u e ai'),
  lithuanianIs: each([''], 'is ys io iui i iu yje y e'),
  lithuanianIus: each([''], 'us aus ui u umi au iaus iui iu iumi iau'),
  lithuanianA: each([''], 'a os ai oje'),
  lithuanianE: each([''], 'e es ei eje'),
  lithuanianWomen: each(['ien', 'ait', 'yt', 'iut', 'ut', ''], 'e es ei eje'),
  slavicMan: each([''], '- а у ом ем е ам ым ы'),
  /** Андре-й, Сярге-й; Юр-ий, Юр-ый; Игор-ь, Ігар. */
  slavicSoft: each([''], 'й я ю ем е и і ь ью ий ый ию ия ием ии'),
  slavicWoman: each([''], 'а я ы и і е у ю ой ою ай аю ей ею э ю яй'),
  slavicAdjective: each([''], 'ий ый і ого ому им ом ая ой ую ага аму ім ай аю ую ай ае'),
  slavicOv: each([''], '- а у ым е ой ую ай ых ыя'),
  slavicEnko: each([''], 'о а і у ай ам е ы'),
  /** Russian names in Latin letters, in any of the languages that they are written in. */
  latinMan: [
    ...each([''], '- s a as am u us o ui e om ou'),
    ...each(['i'], FINNISH),
    ...each(['i'], ESTONIAN),
    ...each(['a'], 's i lle lla lta n l le lt ga'),
    'iene', 'ienes', 'ienei', 'os', 'ai',
  ],
  latinWoman: [...each(['a'], '- s n l le lt ga lle lla lta i m'), ...each([''], 'u os ai e es ei y oje')],
} as const satisfies Record<string, readonly string[]>; // oxfmt-ignore

export const endingsOf: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries(ENDINGS).map(([name, endings]) => [name, new Set<string>(endings)]),
);

const VOWEL = /[aeiouy]$/;
const cut = (name: string, signs: number): string => name.slice(0, name.length - signs);
const stem = (endings: Endings, ...stems: string[]): Stem[] => stems.map((part) => ({ stem: part, endings }));

/** The weak grade of the last consonants before the last vowel, in Finnish and Estonian. */
function weakened(name: string, isFamily: boolean): string[] {
  const doubled = /^(.*)(kk|pp|tt)([aeiouy])$/.exec(name);
  if (doubled) return [doubled[1]! + doubled[2]![0]! + doubled[3]!];
  if (!isFamily) return [];
  const changed: [RegExp, string][] = [
    [/nt([aeiouy])$/, 'nn$1'], [/nk([aeiouy])$/, 'ng$1'], [/lt([aeiouy])$/, 'll$1'], [/rt([aeiouy])$/, 'rr$1'],
    [/mp([aeiouy])$/, 'mm$1'], [/([aeiouyhr])t([aeiouy])$/, '$1d$2'], [/([aeiouylr])p([aeiouy])$/, '$1v$2'],
    [/([aeiouylrh])k([aeiouy])$/, '$1$2'],
  ]; // oxfmt-ignore
  return changed.flatMap(([pattern, to]) => (pattern.test(name) ? [name.replace(pattern, to)] : []));
}

function finnish(name: string, kind: Kind): Stem[] {
  if (name.endsWith('nen')) return stem('finnishNen', cut(name, 3));
  if (name.endsWith('s')) return [...stem('finnishS', cut(name, 1)), ...stem('finnishConsonant', name)];
  if (!VOWEL.test(name)) return stem('finnishConsonant', name);
  const weak = weakened(name, kind === 'family');
  const stems = [...stem('finnishVowel', name), ...stem('finnishWeak', ...weak)];
  if (name.endsWith('i') && kind === 'family') stems.push(...stem('finnishE', cut(name, 1), ...weak.map((part) => cut(part, 1)))); // oxfmt-ignore
  if (name.endsWith('e')) stems.push(...stem('finnishLongE', name));
  return stems;
}

const swedish = (name: string): Stem[] => [
  ...stem('genitive', name),
  ...stem(VOWEL.test(name) ? 'finnishVowel' : 'finnishConsonant', name),
];

function estonian(name: string, kind: Kind): Stem[] {
  if (name.endsWith('ne')) return stem('estonianNe', cut(name, 2)).concat(stem('estonianVowel', name));
  if (VOWEL.test(name)) return stem('estonianVowel', name);
  const short = /(.)\1$/.test(name) && /[kpt]$/.test(name) ? [cut(name, 1)] : [];
  const lost = kind === 'family' && /[sh]k$/.test(name) ? [cut(name, 1)] : [];
  // Peeter, Peetri.
  const shrunk = /[^aeiou]e[lr]$/.test(name) ? [name.slice(0, -2) + name.at(-1)!] : [];
  return stem('estonianConsonant', name, ...short, ...lost, ...shrunk);
}

/** Latvian consonants that change before `-a` and `-u`, as they look without marks. */
function changedLatvian(base: string): string[] {
  const last = base.at(-1)!;
  if (last === 't') return [`${cut(base, 1)}s`];
  if (last === 'd') return [`${cut(base, 1)}z`];
  return 'bpmv'.includes(last) ? [`${base}j`] : [];
}

function latvian(name: string): Stem[] {
  if (name.endsWith('is')) return [...stem('latvianIs', cut(name, 2)), ...stem('latvianChanged', ...changedLatvian(cut(name, 2)))]; // oxfmt-ignore
  if (name.endsWith('us')) return stem('latvianUs', cut(name, 2));
  if (name.endsWith('s')) return stem('latvianS', cut(name, 1));
  if (name.endsWith('a')) return stem('latvianA', cut(name, 1));
  return name.endsWith('e') ? stem('latvianE', cut(name, 1)) : stem('none', name);
}

/** Before `-io` and `-iaus` a `t` and a `d` change. */
const changedLithuanian = (base: string): string[] =>
  base.endsWith('t') ? [`${cut(base, 1)}c`] : base.endsWith('d') ? [`${base}z`] : [];

function lithuanian(name: string, kind: Kind): Stem[] {
  const masculine = /(?:as|is|ys|us)$/.test(name);
  const base = masculine ? cut(name, 2) : cut(name, 1);
  const women = kind === 'family' && masculine ? stem('lithuanianWomen', base, ...(base.endsWith('i') ? [cut(base, 1)] : [])) : []; // oxfmt-ignore
  if (name.endsWith('as')) return [...stem('lithuanianAs', base), ...women];
  if (name.endsWith('us')) return [...stem('lithuanianIus', base.replace(/i$/, ''), base), ...women];
  if (masculine) return [...stem('lithuanianIs', base, ...changedLithuanian(base)), ...women];
  if (name.endsWith('a')) return stem('lithuanianA', base);
  return name.endsWith('e') ? stem('lithuanianE', base) : stem('none', name);
}

function slavic(name: string, kind: Kind): Stem[] {
  if (kind === 'family') {
    if (/(?:[оеё]в|[иы]н|ін|аў|еў|оў|ёў)$/.test(name)) return stem('slavicOv', name, name.replace(/ў$/, 'в'));
    if (/(?:ий|ый)$/.test(name)) return stem('slavicAdjective', cut(name, 2));
    if (/(?:ск|цк|ік)і$/.test(name)) return stem('slavicAdjective', cut(name, 1));
    if (/[оа]$/.test(name)) return stem('slavicEnko', cut(name, 1));
  }
  if (/(?:ий|ый|ій)$/.test(name)) return stem('slavicSoft', cut(name, 2), cut(name, 1));
  if (/[йь]$/.test(name)) return stem('slavicSoft', cut(name, 1));
  if (/[ая]$/.test(name)) return stem('slavicWoman', cut(name, 1));
  if (/[оё]$/.test(name)) return stem('slavicWoman', cut(name, 1)).concat(stem('none', name));
  // Ігар, Ігара; Пётр, Пятра.
  return stem(
    'slavicMan',
    name,
    ...(name === 'павел' ? ['павл', 'паўл'] : []),
    ...(name === 'лев' ? ['льв'] : []),
  );
}

export const PARADIGMS = { finnish, swedish, estonian, latvian, lithuanian, slavic } as const;

const ENGLISH: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
}; // oxfmt-ignore
const BALTIC: Record<string, string> = {
  ...ENGLISH, ж: 'z', й: 'j', х: 'h', ц: 'c', ч: 'c', ш: 's', щ: 'sc', ю: 'ju', я: 'ja',
}; // oxfmt-ignore
/** Tatiana, Natalia. */
const SHORT: Record<string, string> = { ...ENGLISH, я: 'ia', ю: 'iu' };
const ESTONIAN_LETTERS: Record<string, string> = { ...BALTIC, й: 'i', ц: 'ts', ч: 'ts', щ: 'sts' };

/** A Russian name in Latin letters, as the languages around write it. */
export function inLatin(name: string): Stem[] {
  const written = new Set(
    [ENGLISH, BALTIC, ESTONIAN_LETTERS, SHORT].flatMap((letters) => {
      const plain = Array.from(name, (sign) => letters[sign] ?? sign)
        .join('')
        .replace('iia', 'ia');
      const soft = name.startsWith('е') ? [`j${plain}`, `y${plain}`] : [];
      return [plain, ...soft, ...[plain, ...soft].map((part) => part.replace(/i[yj]$/, 'i'))].flatMap((part) => [part, part.replaceAll('ks', 'x')]); // oxfmt-ignore
    }),
  );
  return [...written].flatMap((part) => {
    if (part.endsWith('a')) return stem('latinWoman', cut(part, 1));
    if (/[sc]k[iy]j?$/.test(part)) return stem('latinMan', part, cut(part, 1));
    if (part.endsWith('i')) return stem('latinMan', part, `${part}j`);
    return stem('latinMan', part);
  });
}
