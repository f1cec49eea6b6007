import type { RecordingDefinition } from '#app/domains/modules/statements/activities.ts';

type Named = { objectType: 'Activity'; id: string };

/** All that a page with recordings needs to speak to the record store. */
export type LessonRecords = {
  /** Address of the record store, with a slash at its end. */
  endpoint: string;
  /** Value of the header. */
  authorization: string;
  actor: { objectType: 'Agent'; account: { homePage: string; name: string } };
  /** Activities of the recordings, by the name of their file. */
  recordings: Record<string, Named & { definition: RecordingDefinition }>;
  /** Common to all statements, xAPI 1.0.3 Part 2 §2.4.6. */
  context: {
    platform: string;
    registration: string;
    language?: string;
    contextActivities: { parent: Named[]; grouping: Named[] };
  };
};
