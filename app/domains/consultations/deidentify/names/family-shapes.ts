/**
 * Endings by which a family name is known that no list has, in all its cases, as search keys or with its marks. `certain` holds at the beginning of a sentence
 * as well, where every word has a capital letter; `likely` within one alone.
 */
export type Shape = 'none' | 'likely' | 'certain';

const FINNISH_CASES = '(?:s|in|ille|illa|ilta|ia|:n|:lle)?';
const LITHUANIAN_CASES =
  '(?:as|o|ui|a|u|e|us|ius|iaus|iui|iu|iumi|iene|ienes|ienei|aite|aites|aitei|iute|iutes|iutei|ute|yte)';

const CERTAIN = [
  `\\p{L}{2,}sson${FINNISH_CASES}`,
  '\\p{L}{2,}(?:manis|manim|bergs|bergam|bergas|bergai)',
  `\\p{L}{2,}(?:ausk|evic|avic|ovic)${LITHUANIAN_CASES}`,
  '\\p{L}{2,}ien(?:ė|ės|ę)',
  '\\p{L}{3,}енко',
  '(?!кауч)\\p{L}{2,}(?:чук|щук)(?:а|у|ом)?',
  '\\p{L}{2,}(?:ович|евич|[оеаэ]віч)(?:а|у|ем|ам|ом|е|ы|ам)?',
  '\\p{L}{2,}(?:ovic|evic|ovich|evich|ovics|evics)(?:s|a|am|u|i|iga|ile|in|ille)?',
];
const LIKELY = [
  '\\p{L}{2,}[aiouy](?<!io)(?:nen|sen|seen|selle|sella|selta|sesta|sessa)',
  '\\p{L}{2,}(?:enko|cenka)(?:s|m|i|u|le|ga|lle|n)?',
  `\\p{L}{3,}(?:qvist|kvist|strom|gren|lund|dahl|stedt|blad|berg|feldt|man)${FINNISH_CASES}`,
  '\\p{L}{3,}(?:sons|sonam|sone|sonei|sones)',
  '\\p{L}{3,}(?:ins|inam|iņš|iņa|iņas|iņam|iņai|iņu|itis|isam|itim|īša|īte|ītes|ītei|nieks|niekam|nieka|niece|nieces|niecei)',
  `\\p{L}{2,}(?:insk|ick|un)${LITHUANIAN_CASES}`,
  '\\p{L}{3,}(?:ait|yt|iut)(?:e|es|ei)',
  '\\p{L}{3,}(?:onis|onio|oniui|elis|elio|eliui|aitis|aicio|aiciui|aiti|utis|ucio|evskis|ovskis|inskis)',
  '\\p{L}{3,}[ое]в(?:а|у|ым|ой|ую)?',
  '\\p{L}{3,}[аоеё]ў',
  '(?!асноўн|галоўн|жывёл)\\p{L}{3,}(?:евіч|овіч|авіч|оўн|еўн|аўн)(?:а|ы|е|у|ай|ой)',
  '(?!основ|услов|духовн|церковн|верховн|уголовн|готовн|любовн|половн|кровн)\\p{L}{3,}[ое]вн(?:а|ы|е|у|ой)',
  '\\p{L}{3,}(?:энка|энкі|энку|енка|енкі|енку|юк|юка|юку)',
  '\\p{L}{3,}(?:ov|ev)(?:s|a|as|am|ai|u|i|o|ui|iga|ile|in|ille|illa|iene|ienes|ienei|os|an|alle)?',
  '\\p{L}{3,}(?:ovna|evna)(?:s|i|u|le|lle|n)?',
  '\\p{L}{3,}sk(?:is|im|iy|ij|aja|aya|ajai|ajas|iile|iiga)',
];
const whole = (sources: string[]): RegExp => new RegExp(`^(?:${sources.join('|')})$`, 'u');
const [certain, likely] = [whole(CERTAIN), whole(LIKELY)];

/** Of a word as a search key, and of the same as it is written, in small letters: some endings are sure by their marks alone. */
export function shapeOf(key: string, small: string): Shape {
  if (certain.test(key) || certain.test(small)) return 'certain';
  return likely.test(key) || likely.test(small) ? 'likely' : 'none';
}
