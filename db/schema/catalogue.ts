import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import {
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

/** Topics that colleagues ask for again and again, taken up by authors and hosts. Nothing in it leads back to who asked. */
export const topics = table(
  'topics',
  {
    id: id(),
    specialty: text('specialty').notNull(),
    title: text('title').notNull(),
    /** The language that `title` is written in. */
    language: text('language').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('topics_specialty_idx').on(t.specialty)],
);

/** One wish for a topic; region as the person's profile has it. */
export const topicWishes = table(
  'topic_wishes',
  {
    id: id(),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id),
    country: text('country').notNull(),
    region: text('region').notNull(),
    /** The month alone, `2026-11`: a day could identify the case. */
    month: text('month').notNull(),
  },
  (t) => [index('topic_wishes_topic_idx').on(t.topicId)],
);

export const courses = table(
  'courses',
  {
    id: id(),
    slug: text('slug').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    /** Content hash and type of the picture. */
    coverHash: text('cover_hash'),
    coverType: text('cover_type'),
    coverBytes: integer('cover_bytes').notNull().default(0),
    /** The topic that this teaches. */
    topicId: text('topic_id').references(() => topics.id),
    /** How the folder of a native course names it: the next one of this name is its next version. None for other courses. */
    folder: text('folder'),
    createdAt: timestamp('created_at').notNull(),
    /** Since when nobody new can register; none: its published version is offered. Who is registered goes on. */
    unpublishedAt: timestamp('unpublished_at'),
  },
  (t) => [
    uniqueIndex('courses_slug_key').on(t.slug),
    uniqueIndex('courses_folder_key').on(t.ownerId, t.folder),
    index('courses_owner_idx').on(t.ownerId),
    index('courses_topic_idx').on(t.topicId),
  ],
);

export const courseVersions = table(
  'course_versions',
  {
    id: id(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    number: integer('number').notNull(),
    state: oneOf('state', ['draft', 'published', 'replaced']).notNull(),
    minutes: integer('minutes').notNull(),
    specialties: json<string[]>('specialties').notNull(),
    rule: json<CompletionRule>('rule').notNull(),
    createdAt: timestamp('created_at').notNull(),
    publishedAt: timestamp('published_at'),
    /** A picture that it brings: the course has it from its publication on. */
    coverHash: text('cover_hash'),
    coverType: text('cover_type'),
    coverBytes: integer('cover_bytes').notNull().default(0),
    /** When its author confirmed that it may give a certificate for nothing, and who; none where something is required. */
    nothingRequiredAt: timestamp('nothing_required_at'),
    nothingRequiredBy: text('nothing_required_by').references(() => people.id),
  },
  (t) => [
    uniqueIndex('course_versions_number_key').on(t.courseId, t.number),
    index('course_versions_state_idx').on(t.state),
    index('course_versions_cover_idx').on(t.coverHash),
  ],
);

/** One language of a version. `packageId` names a row of scorm_packages, which is in a higher domain. */
export const courseVariants = table(
  'course_variants',
  {
    id: id(),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    language: text('language').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    objectives: json<string[]>('objectives').notNull(),
    /** Title, summary and objectives as a search key: databases disagree about lower() beyond ASCII. */
    folded: text('folded').notNull(),
    /** None where the activity is not a package. */
    packageId: text('package_id'),
    /** Of the paths and contents of the package's files: the same content has the same hash, however it was zipped. */
    contentHash: text('content_hash'),
    /** As the package's report has it, or what else it is; kept here for the catalogue's filter. */
    format: oneOf('format', ['scorm-1.2', 'scorm-2004', 'native', 'webinar', 'recording']).notNull(),
  },
  (t) => [uniqueIndex('course_variants_language_key').on(t.versionId, t.language)],
);

/**
 * Packages that are modules of a native version, in the languages that each is written for; one without a language switch of its own may
 * stand for several. `packageId` names a row of scorm_packages, which is in a higher domain.
 */
export const coursePackages = table(
  'course_packages',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    moduleId: text('module_id').notNull(),
    language: text('language').notNull(),
    packageId: text('package_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.moduleId, t.language] }),
    index('course_packages_package_idx').on(t.packageId),
  ],
);

/** Disclosure of a person who controls a course's content, of interests in the last 24 months. */
export const courseDisclosures = table(
  'course_disclosures',
  {
    id: id(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    name: text('name').notNull(),
    role: oneOf('role', ['author', 'planner', 'speaker', 'reviewer']).notNull(),
    /** Empty: nothing to disclose. */
    interests: text('interests').notNull(),
    /** How a conflict was resolved; empty while it is not. */
    resolution: text('resolution').notNull(),
    /** Calendar date of the statement. */
    statedOn: text('stated_on').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('course_disclosures_course_idx').on(t.courseId)],
);
