/** Bytes of one state as JSON: a commit has room for it, and for the calls and the whole course beside it. */
export const STATE_BYTES = 1_000_000;

const encoder = new TextEncoder();

const bytesOf = (text: string): number => encoder.encode(JSON.stringify(text)).length;

/** Budget for values by name; false where the value does not fit, and then nothing changes. */
export function openBudget(limit = STATE_BYTES): (name: string, value: string) => boolean {
  const sizes = new Map<string, number>();
  let used = 0;
  return (name, value) => {
    const size = bytesOf(name) + bytesOf(value) + 2;
    const after = used - (sizes.get(name) ?? 0) + size;
    // An existing value may always shrink, even over the budget.
    if (after > limit && size > (sizes.get(name) ?? 0)) return false;
    sizes.set(name, size);
    used = after;
    return true;
  };
}
