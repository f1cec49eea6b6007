import { type XmlNode, attributeOf } from '#app/domains/scorm/inspection/xml.ts';

/** Spaces around names were seen in packages of the test suite itself. */
export const readText = (node: XmlNode | undefined, name: string): string | undefined =>
  attributeOf(node, name)?.trim() || undefined;

/**
 * Names of objectives and stores are of the type anyURI: an escaped space is a space, and runs of spaces are one (XML Schema Part 2 §3.2.17;
 * ADL's cases OB-02b, OB-12a). Invalid escapes are left as they are.
 */
export function readName(node: XmlNode | undefined, name: string): string | undefined {
  const text = readText(node, name);
  const unescaped = text?.replace(/(?:%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
  return unescaped?.replace(/\s+/g, ' ').trim() || undefined;
}

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
