/** In the order of a stream's life: of two events with the same time the later state wins. */
const STATES = ['idle', 'connected', 'active', 'disconnected', 'disabled', 'deleted'] as const;

export type MuxStreamState = (typeof STATES)[number];

export const STATE_ORDER: Record<MuxStreamState, number> = {
  connected: 1,
  active: 2,
  disconnected: 3,
  idle: 4,
  disabled: 5,
  deleted: 6,
};

export const muxStreamState = (type: string): MuxStreamState | null => {
  const word = /^video\.live_stream\.(\w+)$/.exec(type)?.[1];
  return (STATES as readonly string[]).includes(word ?? '') ? (word as MuxStreamState) : null;
};
