import { day } from '../days.ts';

/**
 * A field of a form: what it holds, or something that fits where it is empty (`given` false), and how somebody fills it: types a text,
 * chooses, types a secret, presses a button; or not at all.
 */
export type Field = { name: string; value: string; given: boolean; kind: Kind };
type Kind = 'text' | 'choice' | 'secret' | 'button' | 'hidden';
/** A form as somebody would send it, the names of its buttons, the route that it goes to, and the page that it was seen on. */
export type Form = {
  path: string;
  intents: string[];
  fields: Field[];
  takesFile: boolean;
  to: string;
  page: string;
};
export type Pairs = [name: string, value: string][];

/** Form data with everything filled in, or with nothing that was empty. */
export const pairsOf = (fields: Field[], filled: boolean): Pairs =>
  fields.map(({ name, value, given }) => [name, given || filled ? value : '']);

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
  [/e-?mail/i, 'doctor@majakka.test'],
  [/password/i, 'another long and unusual sentence'],
  [/until|validTo|followUp|to$|^date$|toDay/i, day(30)],
  [/date|statedOn|from$|fromDay|^leave(From|To)/i, day(-20)],
  [/time|^(from|to)-/i, '12:00'],
  [/minute|days|hours|units|count|number|percent|capacity|weight|years|bytes|revision|position|score|tries|months|mb|code$/i, '20'],
  [/prefixes|verbs/i, ''],
  [/^at$/, '1:30'],
  [/options/i, '*one\ntwo'],
  [/agenda/i, '10 Introduction'],
  [/chapters/i, '0:00 Welcome'],
  [/hosts/i, 'media.example.org'],
  [/endpoint|url/i, 'https://store.example.org/xapi/'],
]; // oxfmt-ignore
const fitting = (name: string) => FITTING.find(([pattern]) => pattern.test(name))?.[1] ?? 'Some words';

/** All forms of a page that send something, by the address that they go to. */
export function formsOf(html: string, page: string): Omit<Form, 'to'>[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const tag = /^<form\b[^>]*>/.exec(form)![0];
    if (attribute(tag, 'method')?.toLowerCase() !== 'post') return [];
    const path = attribute(tag, 'action')?.replace(/#.*/, '') || page;
    const fields: Field[] = [];
    const intents: string[] = [];
    const put = (kind: Kind, name: string | null, value: string, given = true) => {
      if (name === 'intent') intents.push(value);
      else if (name) fields.push({ name, value, given, kind });
    };
    const radios = new Map<string, string>();
    for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
      const [name, type, value] = [attribute(input, 'name'), attribute(input, 'type') ?? 'text', attribute(input, 'value') ?? '']; // oxfmt-ignore
      if (type === 'file' || !name) continue;
      if (type === 'radio') {
        if (attribute(input, 'checked') !== null || !radios.get(name)) radios.set(name, value);
      } else if (type === 'checkbox') put('choice', name, value || 'on', attribute(input, 'checked') !== null);
      else if (type === 'hidden' || attribute(input, 'hidden') !== null) put('hidden', name, value);
      else put(type === 'password' || attribute(input, 'autoComplete') === 'one-time-code' ? 'secret' : 'text', name, value || fitting(name), value !== ''); // oxfmt-ignore
    }
    for (const [name, value] of radios) put('choice', name, value);
    for (const [, open, inside] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
      const options = [...inside!.matchAll(/<option\b[^>]*>/g)].map(([each]) => each);
      const selected = options.find(
        (each) => attribute(each, 'selected') !== null && attribute(each, 'value'),
      );
      const chosen = selected ?? options.find((each) => attribute(each, 'value'));
      if (chosen)
        put('choice', attribute(open!, 'name'), attribute(chosen, 'value')!, selected !== undefined);
    }
    for (const [, open, inside] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
      const [name, value] = [attribute(open!, 'name'), unescape(inside!).trim()];
      put('text', name, value || fitting(name ?? ''), value !== '');
    }
    // Of buttons that say different things under one name the first is pressed.
    for (const [button] of form.matchAll(/<button\b[^>]*>/g)) {
      const [name, value] = [attribute(button, 'name'), attribute(button, 'value') ?? ''];
      if (name === 'intent' || !fields.some((each) => each.name === name)) put('button', name, value);
    }
    return [
      {
        path: path.split('#')[0]!,
        intents,
        fields,
        takesFile: tag.includes('"multipart/form-data"'),
        page: html,
      },
    ];
  });
}
