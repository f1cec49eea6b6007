/** Entries beyond this are forgotten, the longest untouched first: memory is bounded whoever asks. */
const KEPT = 50_000;

export type Rate = {
  /** Takes `cost` from the key's bucket: 0, or the seconds until it would be there. */
  spend(key: string, cost: number, now?: number): number;
  size(): number;
};

/** Token buckets in memory: each key has `burst` tokens and gets `perSecond` back. Of this process alone. */
export function openRate({ perSecond, burst }: { perSecond: number; burst: number }): Rate {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    spend(key, cost, now = performance.now()) {
      const known = buckets.get(key);
      const tokens = known ? Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond) : burst;
      const enough = tokens >= cost;
      buckets.delete(key);
      buckets.set(key, { tokens: enough ? tokens - cost : tokens, at: now });
      if (buckets.size > KEPT) buckets.delete(buckets.keys().next().value!);
      return enough ? 0 : Math.ceil((cost - tokens) / perSecond);
    },
    size: () => buckets.size,
  };
}
