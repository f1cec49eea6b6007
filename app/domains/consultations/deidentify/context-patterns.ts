import type { Span } from './identity-numbers.ts';

/** Stems of the months in the seven languages, as written in dates. */
const MONTHS =
  'jan|feb|mar|apr|may|maj|jun|jul|aug|sep|oct|okt|nov|dec|' +
  'tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu|' +
  'jaan|veeb|märts|mai|juun|juul|detsemb|' +
  'janv|febru|aprīl|maij|jūnij|jūlij|oktobr|decembr|' +
  'saus|vasar|kov|baland|gegu|birž|liep|rugp|rugs|spal|lapk|gruod|' +
  'студз|лют|сакав|красав|мая|чэрв|ліп|жнів|жніў|верас|кастр|лістап|снеж';

const MONTH = `(?:${MONTHS})\\p{L}*\\.?`;

const YEAR = '(?:18|19|20)\\d{2}';

const DATES = [
  `(?<![\\p{N}.,/-])\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?${YEAR}(?![\\p{N}])`,
  `(?<![\\p{N}.,/-])${YEAR}[-./]\\d{1,2}[-./]\\d{1,2}(?![\\p{N}])`,
  `(?<![\\p{N}])\\d{1,2}\\.?\\s(?:de\\s)?${MONTH},?\\s${YEAR}`,
  `(?<![\\p{L}])${MONTH}\\s\\d{1,2},?\\s${YEAR}`,
  `(?<![\\p{N}])${YEAR}\\.?\\s?(?:gada|m\\.|г\\.|года)\\s(?:\\d{1,2}\\.\\s)?${MONTH}(?:\\s\\d{1,2}\\s?d\\.?)?`,
].map((source) => new RegExp(source, 'giu'));

/** Before a date: it is a day of birth, however late the year. */
const BORN =
  /(?:born|d\.?o\.?b\.?|date of birth|syntynyt|syntymäaika|synt\.|s\.|född|födelsedatum|f\.|sündinud|sünniaeg|sünd\.|s\.|dzim\p{L}*\.?|gim\p{L}*\.?|нар\p{L}*\.?)[\s:]{0,3}$/iu;

/** A full date so long ago is somebody's birthday far more often than anything else in a case. */
const LONG_AGO_YEARS = 16;

export function findBirthDates(text: string, thisYear: number): Span[] {
  return DATES.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap(({ index, 0: found }) => {
    const year = Number(/(?:18|19|20)\d{2}/.exec(found)![0]);
    const isBirth =
      year <= thisYear - LONG_AGO_YEARS || BORN.test(text.slice(Math.max(0, index - 30), index));
    return isBirth ? [{ start: index, end: index + found.length }] : [];
  });
}

/** The first group of each match. */
export const firstGroups = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => {
    const [start, end] = match.indices![1]!;
    return { start, end };
  });

const STREETS = [
  String.raw`((?<![\p{L}])\p{Lu}\p{L}*(?:katu|tie|kuja|polku|gatan|gata|vägen|väg|gränd)\s\d{1,4}(?:\s?[A-Za-z](?![\p{L}]))?(?:\s\d{1,3})?)`,
  String.raw`((?<![\p{L}])(?:\p{Lu}[\p{L}.]+\s){1,3}(?:tänav|tn\.?|tee|mnt\.?|maantee|pst\.?|puiestee|iela|ielā|prospekts|prospektā|bulvāris|gatvė|gatvės|gatvėje|g\.|pr\.|al\.|alėja|Street|Road|Lane)\s\d{1,4}\p{L}?(?:-\d{1,4})?)`,
  String.raw`((?<![\p{L}])(?:вул\.|вуліца|праспект|пр\.)\s\p{Lu}\p{L}+,?\s(?:д\.\s?)?\d{1,4}\p{L}?(?:,?\s(?:кв\.\s?)?\d{1,4})?)`,
  String.raw`((?<![\p{L}])(?:LV-\d{4}|LT-\d{5}|FI-\d{5}|SE-\d{3}\s?\d{2}|EE-?\d{5})(?![\p{N}]))`,
].map((source) => new RegExp(source, 'dgu'));

export const findAddresses = (text: string): Span[] =>
  STREETS.flatMap((pattern) => firstGroups(text, pattern));

const RECORDS =
  /(?<![\p{L}])(?:record|MRN|case|visit|chart|potilasnumero|potilas-id|käyntinumero|journalnummer|journalnr|journal|haigusloo|haiguslugu|kaardi|kartītes|kartes|vēstures|kortelės|istorijos|карткі|гісторыі)(?:\s(?:number|no|nr|numero|nummer|numurs|numeris|нумар))?[.:#№\s]{1,4}([\p{Lu}\d][\p{Lu}\d/-]*\d[\p{Lu}\d/-]{2,})/dgiu;

export const findRecordNumbers = (text: string): Span[] => firstGroups(text, RECORDS);
