import type { Programme } from './programme.ts';

export const mayJoinProgramme = ({ settings, associationId }: Programme, member: Set<string>): boolean =>
  settings.audience === 'everybody' || member.has(associationId);
