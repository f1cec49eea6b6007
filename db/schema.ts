/** Every table, for drizzle alone; only db/ imports this file. */
export * from './schema/platform.ts';
export * from './schema/accounts.ts';
export * from './schema/catalogue.ts';
export * from './schema/xapi.ts';
export * from './schema/credits.ts';
export * from './schema/member-messages.ts';
export * from './schema/certificates.ts';
export * from './schema/learning.ts';
export * from './schema/scorm.ts';
export * from './schema/rooms.ts';
export * from './schema/webinars.ts';
export * from './schema/mentoring.ts';
export * from './schema/consultations.ts';
export * from './schema/modules.ts';
