export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => Array.from(part)[0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('');
