import { type XmlNode, attributeOf } from '#app/domains/scorm/inspection/xml.ts';

/** Spaces around names were seen in packages of the test suite itself. */
export const readText = (node: XmlNode | undefined, name: string): string | undefined =>
  attributeOf(node, name)?.trim() || undefined;

export const readFlag = (node: XmlNode | undefined, name: string, standard: boolean): boolean => {
  const said = readText(node, name)?.toLowerCase();
  return said === undefined ? standard : said === 'true' || said === '1';
};

export function readNumber(text: string | undefined, standard: number, least: number, most: number): number {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : standard;
}

export const readOneOf = <const T extends string>(
  text: string | undefined,
  values: readonly T[],
  standard: T,
): T => values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? standard;
