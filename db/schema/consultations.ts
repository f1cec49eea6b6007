import { sql } from 'drizzle-orm';
import type { Keep } from '#app/domains/consultations/types.ts';
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
import { associations, people } from './accounts.ts';

/** How an association wants the cases of its members to be handled; none: as `FIRST_RULES` says. */
export const consultationRules = table('consultation_rules', {
  associationId: id('association_id').references(() => associations.id),
  /** A second person looks at each question before anybody else does. */
  secondPerson: boolean('second_person').notNull(),
  /** Months for which a closed case is kept. */
  keepMonths: integer('keep_months').notNull(),
  /** As what a minute counts, in the words of the credit rules; empty: not at all. */
  credit: json<{ asker: string; specialist: string; reader: string }>('credit').notNull(),
  /** Minutes that a reflection on a learning case counts for. */
  readerMinutes: integer('reader_minutes').notNull(),
  changedAt: timestamp('changed_at').notNull(),
});

/** Members who look at questions before they leave, where a second person does. */
export const consultationReleasers = table(
  'consultation_releasers',
  {
    associationId: text('association_id').notNull().references(() => associations.id),
    personId: text('person_id').notNull().references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.associationId, t.personId] }), index('consultation_releasers_person_idx').on(t.personId)],
); // oxfmt-ignore

/** Specialists, and when they answer. */
export const consultationSpecialists = table('consultation_specialists', {
  personId: id('person_id').references(() => people.id),
  state: oneOf('state', ['active', 'paused']).notNull(),
  country: text('country').notNull(),
  languages: json<string[]>('languages').notNull(),
  /** Questions that may wait for this person at once. */
  maxOpen: integer('max_open').notNull(),
  /** Weekdays from 1 (Monday) to 7, in the person's own zone. */
  days: json<number[]>('days').notNull(),
  /** When a question last went to this person: the one who has waited longest is next. */
  lastAssignedAt: timestamp('last_assigned_at').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
});

export const consultationFields = table(
  'consultation_fields',
  {
    personId: text('person_id').notNull().references(() => people.id),
    specialty: text('specialty').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.specialty] }), index('consultation_fields_specialty_idx').on(t.specialty)],
); // oxfmt-ignore

/** Holidays of somebody who answers: calendar dates, both included. */
export const consultationAbsences = table(
  'consultation_absences',
  {
    id: id(),
    personId: text('person_id').notNull().references(() => people.id),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
  },
  (t) => [index('consultation_absences_person_idx').on(t.personId, t.toDay)],
); // oxfmt-ignore

/** Text blocks of a specialist. */
export const consultationTemplates = table(
  'consultation_templates',
  {
    id: id(),
    personId: text('person_id').notNull().references(() => people.id),
    title: text('title').notNull(),
    body: text('body').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [index('consultation_templates_person_idx').on(t.personId)],
); // oxfmt-ignore

/** Who confirmed which version of the legal card of two countries, and when. */
export const consultationCards = table(
  'consultation_cards',
  {
    personId: text('person_id').notNull().references(() => people.id),
    /** `LV-FI`: the asker's country, then the specialist's. */
    pair: text('pair').notNull(),
    version: text('version').notNull(),
    confirmedAt: timestamp('confirmed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.pair, t.version] })],
); // oxfmt-ignore

/** State, times and outcome of a case: what may be counted. Its text is stored separately, and is erased first. */
export const consultationCases = table(
  'consultation_cases',
  {
    id: id(),
    /** Its name in mails and lists. */
    code: text('code').notNull(),
    /** Made on the asker's device, so that sending twice asks once. */
    draftId: text('draft_id').notNull(),
    askerId: text('asker_id').notNull().references(() => people.id),
    associationId: text('association_id').notNull().references(() => associations.id),
    country: text('country').notNull(),
    specialty: text('specialty').notNull(),
    /** The colleague who was asked by name. */
    namedId: text('named_id').references(() => people.id),
    /** How far it may go: the asker's own country, those of the European Union among ours, or all six. */
    reach: oneOf('reach', ['country', 'union', 'region']).notNull(),
    language: text('language').notNull(),
    urgency: oneOf('urgency', ['today', 'days', 'week']).notNull(),
    state: oneOf('state', ['sending', 'held', 'waiting', 'assigned', 'asked_back', 'answered', 'closed', 'withdrawn']).notNull(),
    /** Years; 90 means 90 or more. */
    age: integer('age'),
    sex: text('sex'),
    /** Pictures that the asker's device is going to send. */
    pictures: integer('pictures').notNull(),
    /** Of the check that ran on the asker's device. */
    checkVersion: text('check_version').notNull(),
    askedAt: timestamp('asked_at').notNull(),
    releasedBy: text('released_by').references(() => people.id),
    specialistId: text('specialist_id').references(() => people.id),
    assignedAt: timestamp('assigned_at'),
    dueAt: timestamp('due_at'),
    openedAt: timestamp('opened_at'),
    /** The first answer; later ones do not move it. */
    answeredAt: timestamp('answered_at'),
    /** When somebody is to be reminded next, or the case to be moved on: never empty while it is open. */
    remindAt: timestamp('remind_at'),
    reminders: integer('reminders').notNull().default(0),
    closedAt: timestamp('closed_at'),
    outcome: oneOf('outcome', ['new_plan', 'confirmed', 'avoided', 'referred']),
    /** From 1 to 5. */
    usefulness: integer('usefulness'),
    askerMinutes: integer('asker_minutes'),
    specialistMinutes: integer('specialist_minutes').notNull().default(0),
    followUpOn: text('follow_up_on'),
    /** When what was written, and the pictures, were deleted by rule. */
    erasedAt: timestamp('erased_at'),
  },
  (t) => [
    uniqueIndex('consultation_cases_code_key').on(t.code),
    uniqueIndex('consultation_cases_draft_key').on(t.draftId),
    index('consultation_cases_asker_idx').on(t.askerId, t.askedAt),
    index('consultation_cases_specialist_idx').on(t.specialistId, t.state, t.askedAt),
    index('consultation_cases_association_idx').on(t.associationId, t.askedAt),
    index('consultation_cases_remind_idx').on(t.remindAt),
    index('consultation_cases_specialty_idx').on(t.specialty, t.state, t.closedAt),
    index('consultation_cases_erase_idx').on(t.closedAt).where(sql`erased_at is null`),
  ],
); // oxfmt-ignore

export const consultationTexts = table('consultation_texts', {
  caseId: id('case_id').references(() => consultationCases.id),
  question: text('question').notNull(),
  background: text('background').notNull(),
  findings: text('findings').notNull(),
  tried: text('tried').notNull(),
  keeps: json<Keep[]>('keeps').notNull(),
});

/** Assignments of a case, one row each; the open one is the current specialist's. */
export const consultationAssignments = table(
  'consultation_assignments',
  {
    id: id(),
    caseId: text('case_id').notNull().references(() => consultationCases.id),
    personId: text('person_id').notNull().references(() => people.id),
    at: timestamp('at').notNull(),
    openedAt: timestamp('opened_at'),
    endedAt: timestamp('ended_at'),
    ending: oneOf('ending', ['answered', 'unopened', 'declined', 'barred', 'withdrawn']),
  },
  (t) => [index('consultation_assignments_case_idx').on(t.caseId), index('consultation_assignments_person_idx').on(t.personId, t.endedAt)],
); // oxfmt-ignore

/** Entries of a case after the question, in order. */
export const consultationEntries = table(
  'consultation_entries',
  {
    id: id(),
    caseId: text('case_id').notNull().references(() => consultationCases.id),
    personId: text('person_id').notNull().references(() => people.id),
    kind: oneOf('kind', ['answer', 'ask_back', 'refer', 'reply', 'follow_up', 'sent_back']).notNull(),
    body: text('body').notNull(),
    /** With the advice to refer: what to do before the visit. */
    before: text('before').notNull(),
    minutes: integer('minutes').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [index('consultation_entries_case_idx').on(t.caseId), index('consultation_entries_person_idx').on(t.personId)],
); // oxfmt-ignore

/** A picture of a case; its file is encrypted with a key of its own, and unreadable for good when the row is deleted. */
export const consultationPictures = table(
  'consultation_pictures',
  {
    id: id(),
    caseId: text('case_id').notNull().references(() => consultationCases.id),
    /** From 1; also its name. */
    position: integer('position').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    hash: text('hash').notNull(),
    key: text('key').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('consultation_pictures_position_key').on(t.caseId, t.position)],
); // oxfmt-ignore

/** Who read what and when; the case's author sees it. */
export const consultationReads = table(
  'consultation_reads',
  {
    id: id(),
    caseId: text('case_id').notNull().references(() => consultationCases.id),
    personId: text('person_id').notNull().references(() => people.id),
    what: oneOf('what', ['case', 'picture', 'export', 'lesson', 'refused']).notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [index('consultation_reads_case_idx').on(t.caseId, t.at), index('consultation_reads_person_idx').on(t.personId)],
); // oxfmt-ignore

/** A closed case that its two sides let others learn from; a copy, so that the case may go by its own rule. */
export const consultationLessons = table(
  'consultation_lessons',
  {
    id: id(),
    caseId: text('case_id').notNull().references(() => consultationCases.id),
    askerId: text('asker_id').notNull().references(() => people.id),
    specialistId: text('specialist_id').notNull().references(() => people.id),
    state: oneOf('state', ['offered', 'published', 'declined', 'withdrawn']).notNull(),
    specialty: text('specialty').notNull(),
    language: text('language').notNull(),
    title: text('title').notNull(),
    /** The question to the reader before the answer is shown. */
    question: text('question').notNull(),
    text: text('text').notNull(),
    answer: text('answer').notNull(),
    offeredAt: timestamp('offered_at').notNull(),
    publishedAt: timestamp('published_at'),
  },
  (t) => [
    uniqueIndex('consultation_lessons_case_key').on(t.caseId),
    index('consultation_lessons_state_idx').on(t.state, t.publishedAt),
    index('consultation_lessons_specialty_idx').on(t.specialty, t.state, t.publishedAt),
    index('consultation_lessons_asker_idx').on(t.askerId),
    index('consultation_lessons_specialist_idx').on(t.specialistId, t.state),
  ],
); // oxfmt-ignore

/** Beginnings of the words of a learning case, by which it is found. */
export const consultationTerms = table(
  'consultation_terms',
  {
    term: text('term').notNull(),
    lessonId: text('lesson_id').notNull().references(() => consultationLessons.id),
  },
  (t) => [primaryKey({ columns: [t.term, t.lessonId] }), index('consultation_terms_lesson_idx').on(t.lessonId)],
); // oxfmt-ignore

export const consultationComments = table(
  'consultation_comments',
  {
    id: id(),
    lessonId: text('lesson_id').notNull().references(() => consultationLessons.id),
    personId: text('person_id').notNull().references(() => people.id),
    body: text('body').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [index('consultation_comments_lesson_idx').on(t.lessonId), index('consultation_comments_person_idx').on(t.personId)],
); // oxfmt-ignore

/** A reader's reflection; once per person and case, and it counts. */
export const consultationReflections = table(
  'consultation_reflections',
  {
    lessonId: text('lesson_id').notNull().references(() => consultationLessons.id),
    personId: text('person_id').notNull().references(() => people.id),
    answer: text('answer').notNull(),
    takeaway: text('takeaway').notNull(),
    participationId: text('participation_id'),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.lessonId, t.personId] }), index('consultation_reflections_person_idx').on(t.personId)],
); // oxfmt-ignore
