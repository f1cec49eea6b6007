import type { Association } from '#app/domains/accounts/associations/association.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';

export type Programme = typeof mentoringProgrammes.$inferSelect;

export type ProgrammeWithAssociation = { programme: Programme; association: Association };
