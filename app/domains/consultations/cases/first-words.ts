/** Characters of a question in a list: enough to tell it from another. */
const MOST = 90;

/** The beginning of a question, to the end of a word; nothing of one whose text has been erased. */
export function firstWords(question: string | null): string | null {
  const [line = ''] = (question ?? '').trim().split('\n');
  if (line === '') return null;
  if (line.length <= MOST) return line;
  const cut = line.slice(0, MOST);
  const end = cut.lastIndexOf(' ');
  return `${(end > MOST / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
