import { and, eq } from 'drizzle-orm';
import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import {
  type LanguageMap,
  type QuestionDefinition,
  questionDefinition,
  reflectionDefinition,
} from '#app/domains/modules/statements/question-definition.ts';
import type { Content, Module, ModuleText, Watch } from '#app/domains/modules/types.ts';
import type { Reader } from '#db/database.ts';
import { moduleTexts } from '#db/schema/modules.ts';

/** A module in every language that it has been written in, as far as marking and statements need it. */
export type ModuleWords = {
  /** Its title by language, the source's first. */
  name: LanguageMap;
  pages: number;
  /** Accepted forms of short texts, by question, in every language: a colleague may answer in another one than the page is in. */
  accepted: Map<string, string[]>;
  questions: Map<string, QuestionDefinition>;
  reflections: Map<string, ReturnType<typeof reflectionDefinition>>;
  /** Recordings by the name of their file. */
  recordings: Map<string, 'video' | 'audio'>;
  /** Those of which a share must be played for the module to be done. */
  watch: Watch[];
};

/** Texts of published versions never change: those of modules that people learn from are read once and kept. */
const kept = new Map<string, ModuleWords>();
const MOST = 200;

/** Reads a module of a published version. */
export async function readModuleWords(
  read: Reader,
  versionId: string,
  module: Module,
  source: string,
): Promise<ModuleWords> {
  const place = `${versionId} ${module.id}`;
  const known = kept.get(place);
  if (known) return known;
  const rows = await read
    .select({ language: moduleTexts.language, text: moduleTexts.text })
    .from(moduleTexts)
    .where(and(eq(moduleTexts.versionId, versionId), eq(moduleTexts.moduleId, module.id)));
  const texts = rows
    .map(({ language, text }): [string, ModuleText] => [language, text])
    .sort(([a], [b]) => (a === source ? -1 : b === source ? 1 : a < b ? -1 : 1));
  const words = wordsOf(module, texts);
  if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
  kept.set(place, words);
  return words;
}

function wordsOf({ questions }: Module, texts: [string, ModuleText][]): ModuleWords {
  const prompts = new Map<string, [string, Content][]>();
  const recordings = new Map<string, 'video' | 'audio'>();
  for (const [language, text] of texts)
    for (const block of blocksIn(text))
      if (block.kind === 'reflect')
        prompts.set(block.id, [...(prompts.get(block.id) ?? []), [language, block.content]]);
      else if (block.kind === 'video' || block.kind === 'audio') recordings.set(block.src, block.kind);
  return {
    name: Object.fromEntries(texts.map(([language, { title }]) => [language, title])),
    pages: texts[0]![1].pages.length,
    accepted: new Map(
      questions.map(({ id }) => [id, texts.flatMap(([, text]) => text.questions[id]?.accepted ?? [])]),
    ),
    questions: new Map(
      questions.map((key) => [
        key.id,
        questionDefinition(
          key,
          texts.flatMap(([language, text]) => {
            const words = text.questions[key.id];
            return words ? [[language, words]] : [];
          }),
        ),
      ]),
    ),
    reflections: new Map([...prompts].map(([id, contents]) => [id, reflectionDefinition(contents)])),
    recordings,
    watch: blocksIn(texts[0]![1]).flatMap((block) =>
      'watch' in block && block.watch !== null ? [{ file: block.src, percent: block.watch }] : [],
    ),
  };
}
