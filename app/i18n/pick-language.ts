/** Languages that a reader takes, the best first (RFC 9110 §12.5.4). */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part, i) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { tag: tag.trim().toLowerCase(), q: q === undefined ? 1 : Number(q), i };
    })
    .filter(({ tag, q }) => tag && q > 0)
    .sort((a, b) => b.q - a.q || a.i - b.i)
    .map(({ tag }) => tag);
}

/** One entry of a language map: the best for the reader (RFC 4647 §3.4, then the same language elsewhere), else English, else the first. */
export function pickLanguage(map: Record<string, string>, languages: string[]): Record<string, string> {
  const tags = Object.keys(map);
  if (tags.length < 2) return map;
  for (const wanted of [...languages, 'en']) {
    for (let range = wanted; range; range = range.replace(/-?[^-]*$/, '')) {
      const found = tags.find((tag) => tag.toLowerCase() === range);
      if (found) return { [found]: map[found]! };
    }
    const [language] = wanted.split('-');
    const near = tags.find((tag) => tag.toLowerCase().split('-')[0] === language);
    if (near) return { [near]: map[near]! };
  }
  return { [tags[0]!]: map[tags[0]!]! };
}
