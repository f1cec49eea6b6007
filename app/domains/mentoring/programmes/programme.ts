import { associations } from '#db/schema/accounts.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';

export type Programme = typeof mentoringProgrammes.$inferSelect;

export type Association = typeof associations.$inferSelect;

export type ProgrammeWithAssociation = { programme: Programme; association: Association };
