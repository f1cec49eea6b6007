import { SaxesParser } from 'saxes';
import { PackageRejection } from './finding.ts';

/** Names are local; `ns` keeps apart what imsss, adlseq and lom call by one name. */
export type XmlNode = {
  name: string;
  ns: string;
  attributes: { name: string; ns: string; value: string }[];
  children: XmlNode[];
  text: string;
};

export const MANIFEST_BYTES = 5_000_000;

const LIMITS = { depth: 32, nodes: 200_000 };

/** By byte order mark, then by the declared label; windows-1252 where the label is unknown or a lie. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.length > MANIFEST_BYTES) throw new PackageRejection('manifest_too_large', { megabytes: 5 });
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  const unmarked = a === 0x3c && b === 0 ? 'utf-16le' : a === 0 && b === 0x3c ? 'utf-16be' : null;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const label =
    marked ??
    unmarked ??
    /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase() ??
    'utf-8';
  const decode = (encoding: string, fatal: boolean) => new TextDecoder(encoding, { fatal }).decode(bytes);
  try {
    // A declared UTF-16 in a file of single bytes is a slip of the tool that wrote it.
    return decode(label.startsWith('utf-16') && !marked && !unmarked ? 'utf-8' : label, true);
  } catch {
    return decode('windows-1252', false);
  }
}

/** A small tree with caps; throws Refusal for DOCTYPE, broken or endless XML. */
export function parseXml(text: string): XmlNode {
  if (/<!DOCTYPE/i.test(text)) throw new PackageRejection('manifest_doctype');
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlNode = { name: '', ns: '', attributes: [], children: [], text: '' };
  const stack = [root];
  let nodes = 0;
  parser.on('error', (error) => {
    throw new PackageRejection('manifest_broken', { detail: error.message.slice(0, 160) });
  });
  parser.on('opentag', (tag) => {
    if (++nodes > LIMITS.nodes || stack.length > LIMITS.depth)
      throw new PackageRejection('manifest_too_deep');
    const node: XmlNode = {
      name: tag.local,
      ns: tag.uri,
      attributes: Object.values(tag.attributes).map((each) => ({
        name: each.local,
        ns: each.uri,
        value: each.value,
      })),
      children: [],
      text: '',
    };
    stack.at(-1)!.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => void stack.pop());
  const addText = (more: string) => void (stack.at(-1)!.text += more);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root.children[0]) throw new PackageRejection('manifest_broken', { detail: 'no element' });
  return root.children[0];
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  childrenOf(node, name)[0];

/** Case does not matter: scormtype is spelt in two ways by the standard itself. */
export const attributeOf = (node: XmlNode | undefined, name: string): string | undefined =>
  node?.attributes.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value.trim();

export const textOf = (node: XmlNode | undefined): string | undefined =>
  node?.text.replace(/\s+/g, ' ').trim() || undefined;
