export const utcDate = (now: Date): string => now.toISOString().slice(0, 10);
