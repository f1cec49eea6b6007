import type { Programme } from './programmes/programme.ts';

/** Whether somebody in this role asks mentors themselves: in the other modes a round or a coordinator makes the pairs. */
export const mayAskMentors = (role: 'mentee' | 'mentor', mode: Programme['settings']['mode']): boolean =>
  role === 'mentee' && (mode === 'self' || mode === 'suggested');
