/** An element with attributes and, where it has any, HTML that was cleaned when the course was imported. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  html = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (html !== '') made.innerHTML = html;
  return made;
}

/** As `element`, with words instead of HTML. */
export function words<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}

/** Puts facts into a sentence of ours. */
export const fill = (sentence: string, facts: Record<string, string | number>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));
