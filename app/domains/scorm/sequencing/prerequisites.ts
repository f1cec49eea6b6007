/** Status words of SCORM 1.2 by item; none for one that was not opened. */
type Statuses = (id: string) => string | undefined;

const TOKEN = /\s*(?:(<>|[&|~=(){},*])|"([^"]*)"|([^\s&|~=(){},*<>"]+))/y;

/**
 * Evaluates adlcp:prerequisites (SCORM 1.2 CAM §2.3.2.5.1, the script of AICC CMI001 §6.4): names joined by & and |, turned by ~, compared by
 * = and <>, grouped in brackets, and `n*{a,b,…}` for at least n. A bare name holds when its item is completed or
 * passed. Null where the script cannot be read.
 */
export function prerequisitesHold(script: string, statuses: Statuses): boolean | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < script.trimEnd().length) {
    const [, sign, quoted, name] = TOKEN.exec(script) ?? [];
    const token = sign ?? name ?? quoted;
    if (token === undefined) return null;
    tokens.push(token);
  }
  let at = 0;
  const take = (sign: string) => tokens[at] === sign && ++at > 0;
  const isDone = (id: string) => ['passed', 'completed'].includes(statuses(id) ?? '');

  function either(): boolean {
    let value = both();
    while (take('|')) value = both() || value;
    return value;
  }
  function both(): boolean {
    let value = one();
    while (take('&')) value = one() && value;
    return value;
  }
  function one(): boolean {
    if (take('~')) return !one();
    if (take('(')) {
      const value = either();
      if (!take(')')) throw new SyntaxError();
      return value;
    }
    const name = tokens[at++];
    if (name === undefined || /^[&|~=(){},*]$|^<>$/.test(name)) throw new SyntaxError();
    if (/^\d+$/.test(name) && take('*')) return atLeast(Number(name));
    if (take('=')) return isStatus(name, tokens[at++]);
    if (take('<>')) return !isStatus(name, tokens[at++]);
    return isDone(name);
  }
  function atLeast(count: number): boolean {
    if (!take('{')) throw new SyntaxError();
    let met = 0;
    do met += either() ? 1 : 0;
    while (take(','));
    if (!take('}')) throw new SyntaxError();
    return met >= count;
  }
  function isStatus(name: string, status: string | undefined): boolean {
    if (!status) throw new SyntaxError();
    return (
      (statuses(name) ?? 'not attempted') ===
      (STATUS_LETTERS.get(status.toLowerCase()) ?? status.toLowerCase())
    );
  }
  try {
    const value = either();
    return at === tokens.length ? value : null;
  } catch {
    return null;
  }
}

/** The script abbreviates the statuses. */
const STATUS_LETTERS = new Map(
  Object.entries({
    p: 'passed',
    c: 'completed',
    f: 'failed',
    i: 'incomplete',
    b: 'browsed',
    n: 'not attempted',
  }),
);
