import type { ElementContent } from 'hast';

/** What JSON columns keep of a native course. */

export const MODULE_KINDS = ['lesson', 'questions', 'case', 'reflection', 'package', 'link', 'live'] as const;
export type ModuleKind = (typeof MODULE_KINDS)[number];

/** A place in a picture, in per cent of its width and height; `r` in per cent of the width. */
export type Area = { id: string; shape: 'circle'; x: number; y: number; r: number };

type Asked<Kind extends string, More> = {
  id: string;
  kind: Kind;
  objectives: string[];
  /** Ids of the course's references that the feedback rests on. */
  references: string[];
} & More;

/** A question with its answer, the same in all languages; its words are in `QuestionText`. */
export type QuestionKey =
  | Asked<'single', { options: string[]; answer: string }>
  | Asked<'multiple', { options: string[]; answer: string[] }>
  | Asked<'truefalse', { answer: boolean }>
  /** `options` as they are shown, `answer` as they belong. */
  | Asked<'order', { options: string[]; answer: string[] }>
  | Asked<'match', { options: string[]; targets: string[]; answer: Record<string, string> }>
  /** `unit`: a code; its word is in each language. */
  | Asked<'numeric', { answer: number; tolerance: number; unit?: string | undefined }>
  /** The accepted forms are in each language. */
  | Asked<'text', unknown>
  | Asked<
      'hotspot',
      {
        picture: string;
        areas: Area[];
        answer: string;
        /** Height of the picture by its width; read at import. */ ratio?: number;
      }
    >;
export type QuestionKind = QuestionKey['kind'];

/** What opens a module; all of it must be met. */
export type Conditions = {
  /** Modules that must be done. */
  after?: string[] | undefined;
  /** A band of another module's score, in per cent: at least `from`, less than `below`. */
  score?: { module: string; from: number; below?: number | undefined } | undefined;
  /** Calendar date on which it is released. */
  from?: string | undefined;
};

export type Module = {
  id: string;
  kind: ModuleKind;
  minutes: number;
  objectives: string[];
  required: boolean;
  opens: Conditions;
  questions: QuestionKey[];
  /** How many questions of which objective an attempt draws; none: all of them, in order. */
  draw: { objective: string; count: number }[];
  /** Per cent; none: nothing to pass. */
  pass?: number | undefined;
  /** None: any number. */
  attempts?: number | undefined;
  /** Between a failed attempt and the next, and for one attempt; durations of ISO 8601. */
  wait?: string | undefined;
  limit?: string | undefined;
  /** A zip under `packages/`, or one a language. */
  package?: string | Record<string, string> | undefined;
  url?: string | undefined;
  /** The address of a webinar in the catalogue. */
  webinar?: string | undefined;
};

export type Reference = {
  id: string;
  text: string;
  /** Of the text, as BCP 47 has it; structures of before it was asked for lack it. */
  language?: string | undefined;
  url?: string | undefined;
  doi?: string | undefined;
  year: number;
  read: string;
};

/** Everything of a course that is the same in all languages: `course.yaml`. */
export type CourseStructure = {
  format: 1;
  slug: string;
  source: string;
  minutes: number;
  /** Minutes that must be counted by the server's clock. */
  minMinutes: number;
  specialties: string[];
  cover?: string | undefined;
  objectives: string[];
  modules: Module[];
  references: Reference[];
};

/** Checked and cleaned, with elements of our own for references and for links to modules. */
export type Content = ElementContent[];

export type Block =
  | { kind: 'prose'; content: Content }
  | { kind: 'figure'; src: string; alt: string; content: Content }
  | { kind: 'keypoint' | 'caution'; content: Content }
  | { kind: 'case'; id: string; steps: { title: string; blocks: Block[] }[] }
  | { kind: 'question'; id: string }
  | { kind: 'reflect'; id: string; content: Content }
  | {
      kind: 'video' | 'audio';
      src: string;
      captions: string | null;
      /** Per cent that must be played for the module to be done; null: none. */
      watch: number | null;
      transcript: Content;
      /** Of the transcript. */
      words: number;
    }
  | { kind: 'download'; src: string; label: string };

export type Page = { title: string | null; blocks: Block[]; words: number };

/** A question in one language. Lists are in the order of the options, targets or areas of its key. */
export type QuestionText = {
  stem: Block[];
  options: { content: Content; feedback: Content }[];
  targets: Content[];
  /** After the answer, whichever it was; empty where each option has its own. */
  feedback: Content;
  unit: string | null;
  /** Of the picture of a hotspot. */
  alt: string | null;
  /** Accepted forms of a short text. */
  accepted: string[];
};

/** A module in one language. */
export type ModuleText = {
  title: string;
  pages: Page[];
  questions: Record<string, QuestionText>;
};

/** A recording, by its name under `media/`, and the per cent of it that must be played. */
export type Watch = { file: string; percent: number };

/** A module in one language, as far as lists of modules need it. */
export type ModuleOutline = {
  title: string;
  pages: { title: string | null; words: number }[];
  /** Recordings of which a share must be played; none where it was imported before they were kept here. */
  watch?: (Watch & { kind: 'video' | 'audio' })[];
};

/** What the catalogue shows of a course in one language. */
export type CourseText = { title: string; summary: string; objectives: string[] };

/** What is wrong in a folder that was uploaded: a fault (`format/fault.ts`). */
export type ImportFault = {
  file: string;
  line: number;
  code: string;
  facts: Record<string, string | number>;
};
/** Which recording of an import is being made ready for pages, from 1, of how many, and how far that is. */
export type RecordingProgress = { at: number; of: number; percent: number };
/** Why an upload could not be taken as a whole: a finding about its zip (`scorm:finding`), or an error (`errors`). */
export type ImportRefusal = { of: 'zip' | 'error'; code: string; facts: Record<string, string | number> };
