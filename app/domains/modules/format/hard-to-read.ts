/** Of quotes and lists that a line begins with, and of spaces: as many as a line of a lesson never has. */
const PREFIX = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]){60}/;
/** Of `:::` within each other. */
const MOST_OPEN = 20;
/** Of lines, and of marks for emphasis and links, between two empty lines. */
const MOST_MARKS = 1000;

const DIRECTIVE = /^[\s>]*(:{3,})[ \t]*(\w?)/;

/**
 * The first line, from 1, up to which a text is built in a way that no lesson is; null where there is none. Markdown is read by taking all
 * that is open into account at each mark, and what is within each other by functions that call themselves.
 */
export function hardLineOf(text: string): number | null {
  const open: number[] = [];
  let marks = 0;
  for (const [at, line] of text.split('\n').entries()) {
    marks = line.trim() === '' ? 0 : marks + 1 + line.replaceAll(/[^*_~[]/g, '').length;
    const [, colons = '', name] = DIRECTIVE.exec(line) ?? [];
    if (name) open.push(colons.length);
    // As many colons as one that is open, or more, end it and all within.
    else if (colons) {
      const ended = open.findLastIndex((each) => each <= colons.length);
      if (ended !== -1) open.splice(ended);
    }
    if (marks > MOST_MARKS || open.length > MOST_OPEN || PREFIX.test(line)) return at + 1;
  }
  return null;
}
