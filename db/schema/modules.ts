import type {
  CourseStructure,
  ImportFault,
  ImportRefusal,
  ModuleOutline,
  ModuleText,
  RecordingProgress,
} from '#app/domains/modules/types.ts';
import type { Element } from 'hast';
import {
  boolean,
  id,
  index,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
import { people } from './accounts.ts';
import { courseVersions, courses } from './catalogue.ts';
import { registrations } from './learning.ts';

/** A native course, of one version: what is the same in all languages. */
export const moduleStructures = table('module_structures', {
  versionId: id('version_id').references(() => courseVersions.id),
  structure: json<CourseStructure>('structure').notNull(),
  createdAt: timestamp('created_at').notNull(),
});

/** Its folder as it was imported, file by file, and the content-addressed files behind it. */
export const moduleFiles = table(
  'module_files',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    /** In the folder, with `/`. */
    path: text('path').notNull(),
    hash: text('hash').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.path] })],
);

/** A folder on its way in as a zip: a job makes it the draft of a course, and its author sees how far it is. */
export const moduleImports = table(
  'module_imports',
  {
    id: id(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    /** Owner and name of the course while it runs, so that two imports of one course never do. */
    claim: text('claim'),
    fileName: text('file_name').notNull(),
    /** None once it has ended: then nothing refers to the zip. */
    archiveHash: text('archive_hash'),
    archiveBytes: integer('archive_bytes').notNull(),
    /** `faulty`: its author corrects the folder. `refused`: it could not be taken as a whole, for `refusal`. */
    state: oneOf('state', ['running', 'done', 'faulty', 'refused', 'cancelled']).notNull(),
    /** How often the job has begun: one that always ends its process is given up. */
    tries: integer('tries').notNull().default(0),
    /** Files that are done, and all of them; none before they are counted. */
    done: integer('done').notNull().default(0),
    total: integer('total'),
    /** Which recording is being made ready; null before and after. */
    recording: json<RecordingProgress>('recording'),
    /** The first of them, and how many there are. */
    faults: json<{ all: number; first: ImportFault[] }>('faults'),
    refusal: json<ImportRefusal>('refusal'),
    courseId: text('course_id').references(() => courses.id),
    createdAt: timestamp('created_at').notNull(),
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    uniqueIndex('module_imports_claim_key').on(t.claim),
    index('module_imports_owner_idx').on(t.ownerId),
    index('module_imports_archive_idx').on(t.archiveHash),
    index('module_imports_course_idx').on(t.courseId),
  ],
);

/** A module in one language, read and cleaned. */
export const moduleTexts = table(
  'module_texts',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    language: text('language').notNull(),
    moduleId: text('module_id').notNull(),
    /** What the contents show of it. */
    outline: json<ModuleOutline>('outline').notNull(),
    text: json<ModuleText>('text').notNull(),
    /** Of the file in this language, and of the source's file as it was when this one was last changed. */
    fileHash: text('file_hash').notNull(),
    sourceHash: text('source_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.language, t.moduleId] })],
);

/** Drawings that stand in the page itself. */
export const moduleDrawings = table(
  'module_drawings',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    /** Under `media/`. */
    name: text('name').notNull(),
    drawing: json<Element>('drawing').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.name] })],
);

/** What was made of a picture or a recording for the page; the original is in `module_files`. */
export const moduleRenditions = table(
  'module_renditions',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    name: text('name').notNull(),
    /** A width in pixels, or what a recording was made into. */
    kind: text('kind').notNull(),
    type: text('type').notNull(),
    width: integer('width'),
    height: integer('height'),
    /** Length of a recording. */
    seconds: integer('seconds'),
    hash: text('hash').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.name, t.kind] }),
    index('module_renditions_hash_idx').on(t.hash),
  ],
);

/** A clinician has read a language of a version whole and signed it. */
export const moduleSignatures = table(
  'module_signatures',
  {
    id: id(),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    language: text('language').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** As it was verified then. */
    name: text('name').notNull(),
    /** Hash of the variant's content. */
    contentHash: text('content_hash').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('module_signatures_key').on(t.versionId, t.language, t.personId)],
);

/** How far somebody is in a module. A row says that it was opened. */
export const moduleStates = table(
  'module_states',
  {
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    moduleId: text('module_id').notNull(),
    /** The page that is open, from 1, and when. */
    page: integer('page').notNull(),
    placedAt: timestamp('placed_at').notNull(),
    /** Pages that were read to their end. */
    read: json<number[]>('read').notNull(),
    doneAt: timestamp('done_at'),
    /** Of the best attempt, 0 to 1 as a decimal string. */
    score: text('score'),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.moduleId] })],
);

/** An attempt at the questions of a module, with the questions that were drawn for it. */
export const moduleAttempts = table(
  'module_attempts',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    moduleId: text('module_id').notNull(),
    number: integer('number').notNull(),
    drawn: json<string[]>('drawn').notNull(),
    startedAt: timestamp('started_at').notNull(),
    /** When its time is over; none: it has no limit. */
    dueAt: timestamp('due_at'),
    endedAt: timestamp('ended_at'),
    /** 0 to 1 as a decimal string; none before its end. */
    score: text('score'),
    /** passed, failed, or done where nothing is to be passed; none before its end. */
    outcome: text('outcome'),
  },
  (t) => [
    uniqueIndex('module_attempts_number_key').on(t.registrationId, t.moduleId, t.number),
    index('module_attempts_due_idx').on(t.dueAt),
  ],
);

/** Answers, each given once and marked at once. */
export const moduleAnswers = table(
  'module_answers',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => moduleAttempts.id),
    questionId: text('question_id').notNull(),
    response: json<string[]>('response').notNull(),
    correct: boolean('correct').notNull(),
    /** The language in which it was asked. */
    language: text('language').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.questionId] })],
);

/** How much of a recording somebody has played, or that they read its transcript instead. */
export const moduleViewings = table(
  'module_viewings',
  {
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    /** The recording, by its name in the texts: the same in all languages. */
    file: text('file').notNull(),
    /** Parts that were played, joined and in order, in hundred-thousandths of its length. */
    played: json<[from: number, to: number][]>('played').notNull(),
    /** When its player was heard of last; none: never. */
    heardAt: timestamp('heard_at'),
    /** When the transcript was opened to be read instead, and when that was confirmed. */
    transcriptAt: timestamp('transcript_at'),
    transcriptReadAt: timestamp('transcript_read_at'),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.file] })],
);

/** What somebody wrote for themselves. Nobody else reads it. */
export const moduleReflections = table(
  'module_reflections',
  {
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    promptId: text('prompt_id').notNull(),
    text: text('text').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.promptId] })],
);
