const LATIN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'h', д: 'd', е: 'e', ё: 'jo', ж: 'zh', з: 'z', і: 'i', й: 'j', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'ch', ц: 'c', ч: 'ch', ш: 'sh', ы: 'y',
  ь: '', э: 'e', ю: 'ju', я: 'ja',
}; // oxfmt-ignore

/** A short readable piece of an address made from a title; it need not be read back. */
export function courseSlug(title: string): string {
  const latin = Array.from(title.toLocaleLowerCase('en'), (letter) => LATIN[letter] ?? letter).join('');
  const plain = latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'course';
}
