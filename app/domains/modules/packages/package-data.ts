import type { QuestionKey } from '#app/domains/modules/types.ts';
import type modules from '#locales/en/modules.json';

/** What a package of a native course holds in `content.js`: everything in HTML, so that its runtime reads no Markdown. */
export type PackageData = {
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
  after: string[];
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

export const PACKAGE_STANDARDS = ['scorm-1.2', 'scorm-2004'] as const;
export type PackageStandard = (typeof PACKAGE_STANDARDS)[number];
