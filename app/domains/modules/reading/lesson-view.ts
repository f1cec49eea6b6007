import type { Condition } from '#app/domains/modules/progress/conditions.ts';
import type { Content, ModuleKind, QuestionKind, Reference } from '#app/domains/modules/types.ts';
import type { PackagePart } from '#app/domains/modules/package-modules/package-part.ts';
import type { Element } from 'hast';
import type { Parts } from '#app/domains/modules/recordings/played-parts.ts';
import type { NextAttempt } from '#app/domains/modules/questions/attempt-rules.ts';

/** A picture as a page shows it: a drawing that stands in it, or files of several widths. */
export type Picture = { drawing: Element } | { sources: { hash: string; width: number; height: number }[] };

export type ShownBlock =
  | { kind: 'prose' | 'keypoint' | 'caution'; content: Content }
  | { kind: 'figure'; picture: Picture | null; alt: string; content: Content }
  | { kind: 'case'; id: string; steps: ShownStep[] }
  | { kind: 'question'; question: ShownQuestion }
  | { kind: 'reflect'; id: string; content: Content; written: string }
  | { kind: 'video' | 'audio'; recording: ShownRecording; transcript: Content }
  | { kind: 'download'; label: string; file: DownloadFile };

export type RecordingFile = { hash: string; bytes: number; type: string };

/** A recording as a page shows it; nothing of it is loaded before it is played but its poster. */
export type ShownRecording = {
  /** Its name in the texts, the same in all languages. */
  file: string;
  seconds: number;
  shape: { width: number; height: number } | null;
  poster: string | null;
  full: RecordingFile;
  /** For slow connections. */
  low: RecordingFile | null;
  /** The sound of a video alone. */
  sound: RecordingFile | null;
  tracks: { language: string; hash: string; isOn: boolean }[];
  /** Per cent that must be played; null: none. */
  watch: number | null;
  /** Whole per cent that were played by now, and the parts that were. */
  percent: number;
  played: Parts;
  isEnough: boolean;
  transcript: { state: 'unopened' | 'read' } | { state: 'opened'; readyAt: Date };
};

/** `name`: under `media/`. */
export type DownloadFile = { name: string; hash: string; bytes: number; format: string };

/** A step of a case; what comes after a question that has no answer yet is not there. */
export type ShownStep = { title: string; state: 'done' | 'now' | 'later'; blocks: ShownBlock[] };

/** A question as its learner sees it: nothing of the answer before it was given. */
export type ShownQuestion = {
  id: string;
  kind: QuestionKind;
  stem: ShownBlock[];
  options: { id: string; content: Content }[];
  targets: { id: string; content: Content }[];
  unit: string | null;
  picture: { picture: Picture | null; alt: string } | null;
  answered: AnsweredQuestion | null;
};
export type AnsweredQuestion = {
  response: string[];
  /** Null where nobody has answered, and the right answer is shown to somebody who only looks. */
  correct: boolean | null;
  /** The right answer, as a response; for a short text its first accepted form in this language, or all of them where nobody has answered. */
  right: string[];
  /** By how much a number may differ, where nobody has answered. */
  tolerance: number | null;
  /** By option, where each has its own. */
  feedbackOf: Record<string, Content>;
  feedback: Content;
  references: string[];
  /** Where the right place is in a picture, in per cent. */
  place: { x: number; y: number; r: number } | null;
};

export type ContentsEntry = {
  id: string;
  kind: ModuleKind;
  title: string;
  language: string;
  minutes: number;
  required: boolean;
  state: 'done' | 'now' | 'open' | 'locked';
  conditions: Condition[];
  /** Of a lesson of several pages. */
  pages: { number: number; title: string; isRead: boolean }[];
};

export type ShownAttempt = {
  number: number;
  of: number;
  dueAt: Date | null;
  isOver: boolean;
  score: string | null;
  outcome: string | null;
  answered: number;
};

/** Words of ours that belong to the text, not to the page around it. */
export type LessonWords = { keypoint: string; caution: string; yes: string; no: string };

export type LessonView = {
  slug: string;
  /** Of the course, in the language that was chosen. */
  title: string;
  language: string;
  languages: string[];
  /** Somebody only looks at it: all is open and nothing is sent; with `answers` the right ones are shown. Null for a learner. */
  preview: { answers: boolean } | null;
  completed: boolean;
  /** Whole per cent of the course’s minutes whose modules are done, and the minutes of the others. */
  percent: number;
  minutesLeft: number;
  contents: ContentsEntry[];
  module: {
    id: string;
    kind: ModuleKind;
    required: boolean;
    title: string;
    number: number;
    minutes: number;
    doneAt: Date | null;
    pass: number | null;
    /** Of a link. */
    url: string | null;
    /** Of a live session: its address in the catalogue. */
    webinar: string | null;
  };
  page: { number: number; of: number; title: string | null };
  /** Another than `language` where the module has not been written in it. */
  textLanguage: string;
  /** What stands within the text, in its language. */
  words: LessonWords;
  /** None where the module is locked. */
  blocks: ShownBlock[];
  questions: ShownQuestion[];
  /** There is a recording among them. */
  plays: boolean;
  attempt: ShownAttempt | null;
  next: NextAttempt | null;
  /** What a set of questions asks for, before it is begun. */
  test: { questions: number; minutes: number | null; attempts: number | null } | null;
  conditions: Condition[];
  isLocked: boolean;
  package: PackagePart | null;
  sources: Reference[];
  following: { moduleId: string; page: number; title: string; language: string } | null;
  preceding: { moduleId: string; page: number; title: string; language: string } | null;
};
