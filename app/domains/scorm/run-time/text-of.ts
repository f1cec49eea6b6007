/** Text of an argument that content passes; null where there is none. */
export function textOf(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  try {
    // oxlint-disable-next-line typescript/no-base-to-string -- an object's own text is what other systems take too
    return String(given);
  } catch {
    return null;
  }
}
