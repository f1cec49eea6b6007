import { webinarStreams } from '#db/schema/webinars.ts';

export type Stream = typeof webinarStreams.$inferSelect;

export type StreamPurpose = Stream['purpose'];
