/** A form of a page as somebody would send it: its own values, and something that fits where it has none. */
export type Form = { path: string; intents: string[]; fields: [name: string, value: string][] };

const unescape = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? unescape(found[1] ?? '') : null;
};

const FITTING: [RegExp, string][] = [
  [/e-?mail/i, 'somebody.else@example.org'],
  [/password/i, 'another long and unusual sentence'],
  [/date|on$|until|from$|to$|day$/i, '2030-01-15'],
  [/time/i, '12:00'],
  [/minutes|days|hours|units|count|number|percent|capacity|weight|years|bytes|revision|position/i, '2'],
  [/options/i, '*one\ntwo'],
  [/endpoint|url/i, 'https://store.example.org/xapi/'],
];
const fitting = (name: string) => FITTING.find(([pattern]) => pattern.test(name))?.[1] ?? 'Some words';

/** All forms of a page that send something, by the address that they go to. */
export function formsOf(html: string, page: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const tag = /^<form\b[^>]*>/.exec(form)![0];
    if (attribute(tag, 'method')?.toLowerCase() !== 'post') return [];
    const path = attribute(tag, 'action') || page;
    const fields = new Map<string, string[]>();
    const intents: string[] = [];
    const put = (name: string | null, value: string, instead = false) => {
      if (!name) return;
      if (name === 'intent') intents.push(value);
      else fields.set(name, instead ? [value] : [...(fields.get(name) ?? []), value]);
    };
    for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
      const [name, type, value] = [attribute(input, 'name'), attribute(input, 'type') ?? 'text', attribute(input, 'value') ?? '']; // prettier-ignore
      if (type === 'file' || !name) continue;
      if (type === 'radio') put(name, value, attribute(input, 'checked') !== null || !fields.has(name) || fields.get(name)![0] === ''); // prettier-ignore
      else if (type === 'checkbox') put(name, value || 'on');
      else put(name, value || (type === 'hidden' ? '' : fitting(name)));
    }
    for (const [, open, inside] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
      const options = [...inside!.matchAll(/<option\b[^>]*>/g)].map(([each]) => each);
      const chosen = options.find((each) => attribute(each, 'selected') !== null && attribute(each, 'value')) ?? options.find((each) => attribute(each, 'value')); // prettier-ignore
      if (chosen) put(attribute(open!, 'name'), attribute(chosen, 'value')!);
    }
    for (const [, open, inside] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
      const name = attribute(open!, 'name');
      put(name, unescape(inside!).trim() || fitting(name ?? ''));
    }
    for (const [button] of form.matchAll(/<button\b[^>]*>/g)) {
      const [name, value] = [attribute(button, 'name'), attribute(button, 'value') ?? ''];
      if (name === 'intent' || !fields.has(name ?? '')) put(name, value);
    }
    return [{ path: path.split('#')[0]!, intents, fields: [...fields].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])) }]; // prettier-ignore
  });
}
