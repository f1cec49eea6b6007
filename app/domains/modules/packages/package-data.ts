import type { ModuleKind, QuestionKey } from '#app/domains/modules/types.ts';
import type modules from '#locales/en/modules.json';

/** What a package of a native course holds in `content.js`: everything in HTML, so that its runtime reads no Markdown. */
export type PackageData = {
  /** The standard that it speaks: an address alone does not say, because SCORM packages are given a record store too. */
  standard: PackageStandard;
  /** IRI of the course; its modules and questions are named beneath it. */
  iri: string;
  source: string;
  modules: PackageModule[];
  languages: Record<string, PackageLanguage>;
  references: { id: string; text: string; href: string | null }[];
};

export type PackageModule = {
  id: string;
  kind: string;
  required: boolean;
  /** Per cent; null: nothing to pass. */
  pass: number | null;
  /** Milliseconds of one attempt, and from a failed one to the next; null: none. */
  limit: number | null;
  wait: number | null;
  after: string[];
  /** A band of another module's score, in per cent: at least `from`, less than `below`. */
  score: { module: string; from: number; below: number | null } | null;
  /** The day on which it opens, by the device. */
  from: string | null;
  draw: { objective: string; count: number }[];
  questions: QuestionKey[];
};

export type PackageLanguage = {
  name: string;
  title: string;
  words: (typeof modules)['lesson'];
  modules: Record<string, PackageText>;
};

export type PackageText = {
  /** Language of the text: that of the source where it has not been written in the chosen one. */
  lang: string;
  title: string;
  url: string | null;
  pages: { title: string; html: string }[];
  questions: Record<string, PackageQuestion>;
};

export type PackageQuestion = {
  stem: string;
  options: { id: string; html: string; feedback: string }[];
  targets: { id: string; text: string }[];
  unit: string | null;
  picture: string;
  feedback: string;
  accepted: string[];
};

export const PACKAGE_STANDARDS = ['scorm-1.2', 'scorm-2004', 'cmi5'] as const;
export type PackageStandard = (typeof PACKAGE_STANDARDS)[number];

/** Another system can neither meet nor play a package within a package. */
export const isInPackage = (kind: ModuleKind): boolean => kind !== 'live' && kind !== 'package';

/** A mark in per cent as a share of 1 with four places, without what binary arithmetic adds. */
export const markAsShare = (pass: number): number => Math.round(pass * 100) / 10_000;

/** How a package is judged: required modules that must be passed, and the mark where it is the only one. */
export function judgement({ modules }: Pick<PackageData, 'modules'>): { tests: number; pass: number | null } {
  const tests = modules.filter(({ required, pass }) => required && pass !== null);
  // The score of several is their mean, which no single mark could judge.
  return { tests: tests.length, pass: tests.length === 1 ? tests[0]!.pass : null };
}
