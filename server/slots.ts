/**
 * Limits concurrent work: `total` for all together, and `each` for one key, so that one cannot take the places of everybody.
 */
export function openSlots({ total, each }: { total: number; each: number }): {
  /** Returns how to give the place back, or null where there is none. */
  take(key: string): (() => void) | null;
} {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(key) {
      const own = taken.get(key) ?? 0;
      if (all >= total || own >= each) return null;
      all++;
      taken.set(key, own + 1);
      return () => {
        all--;
        const left = taken.get(key)! - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
