import { CST, Lexer } from 'yaml';

/** Of brackets within each other, and of spaces before a line. */
const MOST_DEPTH = 50;
/** Of `-`, `?` and `:`, which begin a list or a map each; a line with a few colons too many is told as that. */
const MOST_BEGUN = 6;

/**
 * Deeper than any real course. The parser goes down a level by calling itself, and near the end of the stack a regular expression that is
 * compiled ends the whole process; its lexer does not.
 */
export function isNestedDeeply(text: string): boolean {
  let [brackets, spaces, begun] = [0, 0, 0];
  let [isBegin, isText] = [true, false];
  for (const token of new Lexer().lex(text)) {
    const type = isText ? 'text' : CST.tokenType(token);
    isText = type === 'scalar';
    if (type === 'newline') [isBegin, spaces, begun] = [true, 0, 0];
    else if (type === 'space' && isBegin) spaces = token.length;
    else if (type === 'comma') begun = 0;
    else if (type === 'flow-map-start' || type === 'flow-seq-start') [brackets, begun] = [brackets + 1, 0];
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets--;
    else if (type !== null && BEGINNING.includes(type)) begun++;
    if (type !== 'newline' && type !== 'space') isBegin = false;
    if (brackets > MOST_DEPTH || spaces > MOST_DEPTH || begun > MOST_BEGUN) return true;
  }
  return false;
}

const BEGINNING = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind'];
