import { z } from 'zod';
import { passage, whole } from '../../accounts/fields.ts';

/**
 * A rule of ours for a package that never says that it is completed: all its parts were opened, and so many minutes were counted by
 * the server's clock.
 */
export type OwnRule = { minMinutes: number; reason: string; personId: string; at: string };

export const OwnRuleInput = z.object({ minMinutes: whole(0, 3000), reason: passage(600) });
