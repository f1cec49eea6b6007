/** The words of a finding, a heading and perhaps a paragraph below it, as sentences in a line. */
export function findingSentence(words: string): string {
  const [heading, ...below] = words.split('\n');
  return [`${heading}.`, ...below].join(' ');
}
