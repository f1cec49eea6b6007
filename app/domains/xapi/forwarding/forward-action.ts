export const FORWARD_ACTIONS = { pause: 'paused', resume: 'on', end: 'ended' } as const;

export type ForwardAction = keyof typeof FORWARD_ACTIONS;
