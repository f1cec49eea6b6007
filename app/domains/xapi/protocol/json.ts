import { ValidationError } from './validation-error.ts';

const MAX_DEPTH = 100;

/** Whether something is nested deeper than what any of us reads again without running out of stack. */
export function isTooDeep(value: unknown, limit = MAX_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: unknown[] = [];
    for (const each of level)
      if (typeof each === 'object' && each !== null)
        for (const member of Object.values(each)) if (typeof member === 'object' && member) next.push(member);
    level = next;
  }
  return false;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON (RFC 8259) in UTF-8; throws Fault in words where it is neither, or nested too deep. */
export function readJson(bytes: Uint8Array, path = '$'): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new ValidationError(path, 'must be in UTF-8');
  }
  return readJsonText(text, path);
}

export function readJsonText(text: string, path = '$'): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ValidationError(path, `must be JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  if (isTooDeep(value))
    throw new ValidationError(path, `must not be nested more than ${MAX_DEPTH} levels deep`);
  return value;
}
