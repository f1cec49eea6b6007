import type { mentoringMeetings } from '#db/schema/mentoring.ts';

export type Meeting = typeof mentoringMeetings.$inferSelect;
