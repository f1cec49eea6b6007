/** Pages are read by their tags: forms do not stand in forms, and React closes what it opens. */

const plain = (html: string): string =>
  html
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The forms of a page that contain all of these pieces of HTML. */
export const formsWith = (html: string, ...pieces: string[]): string[] =>
  [...html.matchAll(/<form\b[^]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => pieces.every((piece) => form.includes(piece)));

/** The one form of a page with these pieces. */
export function formWith(html: string, ...pieces: string[]): string {
  const [form, ...others] = formsWith(html, ...pieces);
  if (!form || others.length > 0)
    throw new Error(`${form ? others.length + 1 : 0} forms with ${pieces.join(', ')}`);
  return form;
}

/** What a browser would send of a form, without its buttons. */
export function valuesOf(form: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  const put = (name: string | undefined, value: string) => {
    if (name === undefined) return;
    const before = values[name];
    values[name] = before === undefined ? value : [...[before].flat(), value];
  };
  const of = (tag: string, attribute: string) => {
    const found = new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1];
    return found === undefined ? undefined : plain(found);
  };
  for (const [tag, open = '', , inner = ''] of form.matchAll(
    /(<(input|textarea|select)\b[^>]*>)(?:(?<=<(?:textarea|select)\b[^>]*>)([^]*?)<\/(?:textarea|select)>)?/g,
  )) {
    if (tag.startsWith('<textarea')) put(of(open, 'name'), plain(inner.replace(/^\n/, '')));
    else if (tag.startsWith('<select')) {
      const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
      const chosen = options.find((option) => /\sselected=""/.test(option)) ?? options[0];
      if (chosen) put(of(open, 'name'), of(chosen, 'value') ?? '');
    } else if (!/type="(checkbox|radio)"/.test(open) || /\schecked=""/.test(open))
      put(of(open, 'name'), of(open, 'value') ?? 'on');
  }
  return values;
}

/** What the form with these pieces says of itself unseen: the names of its texts. */
export const textsOf = (html: string, ...pieces: string[]): { texts: string } => ({
  texts: String(valuesOf(formWith(html, ...pieces))['texts']),
});

/** Whether every `<details>` around this piece of the page is open. */
export function isOpenAround(html: string, piece: string): boolean {
  const at = html.indexOf(piece);
  if (at < 0) throw new Error(`not on the page: ${piece.slice(0, 80)}`);
  return isOpenAt(html, at);
}

/** The same of a place in the page. */
export function isOpenAt(html: string, at: number): boolean {
  const around: string[] = [];
  for (const [tag] of html.slice(0, at).matchAll(/<details\b[^>]*>|<\/details>/g))
    if (tag === '</details>') around.pop();
    else around.push(tag);
  return around.every((tag) => /\sopen=""/.test(tag));
}

/** The alerts of a page, each as the lines of its text. */
export const alertsOf = (html: string): string[][] =>
  [...html.matchAll(/<div class="alert" data-tone="(?:danger|info)"[^>]*>([^]*?)<\/div><\/div>/g)].map(
    ([, inner]) =>
      plain(inner!.replace(/<svg[^]*?<\/svg>/g, '').replace(/<[^>]*>/g, '\n'))
        .split('\n')
        .filter(Boolean),
  );
