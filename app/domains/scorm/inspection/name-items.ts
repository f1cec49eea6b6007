import { toOneLine } from '#app/platform/form-fields.ts';
import type { Finding } from './finding.ts';
import { type XmlNode, attributeOf, childOf, childrenOf, textOf } from './xml.ts';

export const allItems = (node: XmlNode): XmlNode[] =>
  childrenOf(node, 'item').flatMap((item) => [item, ...allItems(item)]);

/** Items are told apart by their identifier: one without an identifier, or with another item's, gets one of its own. */
export function nameItems(organization: XmlNode, warnings: Finding[]): void {
  const taken = new Set<string>();
  let mended = 0;
  for (const item of allItems(organization)) {
    const said = attributeOf(item, 'identifier') || 'item';
    let name = said;
    for (let n = 2; taken.has(name); n++) name = `${said}-${n}`;
    taken.add(name);
    if (name === attributeOf(item, 'identifier')) continue;
    mended++;
    item.attributes = item.attributes.filter((each) => each.name.toLowerCase() !== 'identifier');
    item.attributes.push({ name: 'identifier', ns: '', value: name });
  }
  if (mended > 0) warnings.push({ code: 'identifiers_mended', facts: { count: mended } });
}

/** A name that a program made up, as Hot Potatoes does where its author wrote none. */
const MADE_UP = /^(item-)?\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** A title that people can read, as our pages show it. */
export function readTitle(node: XmlNode | undefined): string | undefined {
  const title = toOneLine(textOf(childOf(node, 'title')) ?? '');
  return title === '' || MADE_UP.test(title) ? undefined : title;
}

/**
 * Gives each item without a title one: a single part gets that of its course, others what `partTitle` makes of their place. Returns
 * whether the first part had its own.
 */
export function titleItems(organization: XmlNode, partTitle: (n: number) => string): boolean {
  const parts = allItems(organization).filter((item) => attributeOf(item, 'identifierref'));
  const places = new Map(parts.map((item, i) => [item, i]));
  const lone = parts.length === 1 ? readTitle(organization) : undefined;
  const hasFirst = readTitle(parts[0]) !== undefined;
  const giveTitles = (within: XmlNode) => {
    for (const [i, item] of childrenOf(within, 'item').entries()) {
      const place = places.get(item);
      if (readTitle(item) === undefined)
        setTitle(item, (place === undefined ? undefined : lone) ?? partTitle((place ?? i) + 1));
      giveTitles(item);
    }
  };
  giveTitles(organization);
  return hasFirst;
}

function setTitle(item: XmlNode, text: string): void {
  item.children = item.children.filter(({ name }) => name !== 'title');
  item.children.push({ name: 'title', ns: item.ns, attributes: [], children: [], text });
}
