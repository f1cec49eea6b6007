import type { Element } from 'hast';
import { rightResponse } from '#app/domains/modules/questions/right-response.ts';
import type {
  AnsweredQuestion,
  Picture,
  ShownBlock,
  ShownQuestion,
} from '#app/domains/modules/reading/lesson-view.ts';
import type { Block, Content, ModuleText, QuestionKey } from '#app/domains/modules/types.ts';
import type { ModuleAnswer } from './attempts.server.ts';
import { pickVariant } from '#app/domains/modules/format/media-names.ts';
import { type Media, showDownload, showRecording } from './show-recording.ts';

/** What a page shows besides its text. */
export type Surroundings = {
  text: ModuleText;
  keys: QuestionKey[];
  answers: ModuleAnswer[];
  /** By their paths under `media/`. */
  drawings: Map<string, Element>;
  media: Media;
  written: Map<string, string>;
  preview: { answers: boolean } | null;
};

/** Blocks as their reader may see them: of a case nothing beyond the first question that has no answer. */
export function showBlocks(blocks: Block[], around: Surroundings): ShownBlock[] {
  return blocks.flatMap((block): ShownBlock[] => {
    switch (block.kind) {
      case 'figure':
        return [{ ...block, picture: pictureOf(block.src, around) }];
      case 'question': {
        const question = showQuestion(block.id, around);
        return question ? [{ kind: 'question', question }] : [];
      }
      case 'reflect':
        return [{ ...block, written: around.written.get(block.id) ?? '' }];
      case 'case': {
        let isOpen = true;
        const steps = block.steps.map(({ title, blocks: inside }) => {
          if (!isOpen) return { title, state: 'later' as const, blocks: [] };
          const asked = inside.flatMap((each) => (each.kind === 'question' ? [each.id] : []));
          const isAnswered = (id: string) => around.answers.some(({ questionId }) => questionId === id);
          isOpen = around.preview !== null || asked.every(isAnswered);
          return {
            title,
            state: isOpen && !around.preview ? ('done' as const) : ('now' as const),
            blocks: showBlocks(inside, around),
          };
        });
        return [{ kind: 'case', id: block.id, steps }];
      }
      case 'video':
      case 'audio': {
        const recording = showRecording(block, around.media);
        return recording ? [{ kind: block.kind, recording, transcript: block.transcript }] : [];
      }
      case 'download': {
        const file = showDownload(block.src, around.media);
        return file ? [{ kind: 'download', label: block.label, file }] : [];
      }
      default:
        return [block];
    }
  });
}

const pictureOf = (name: string, { drawings, media }: Surroundings): Picture | null => {
  const own = pickVariant(
    name,
    media.language,
    (path) => drawings.has(path) || media.rows.some((row) => row.name === path),
  );
  const drawing = drawings.get(own);
  if (drawing) return { drawing };
  const files = media.rows.filter((row) => row.name === own);
  if (files.length === 0) return null;
  return {
    sources: files.map(({ hash, width, height }) => ({ hash, width: width ?? 0, height: height ?? 0 })),
  };
};

/** Null for one that is not there in this language, which the format refuses. */
export function showQuestion(id: string, around: Surroundings): ShownQuestion | null {
  const key = around.keys.find((each) => each.id === id);
  const words = around.text.questions[id];
  if (!key || !words) return null;
  const ids = key.kind === 'hotspot' ? key.areas.map((area) => area.id) : 'options' in key ? key.options : [];
  const named = (names: string[], contents: Content[]) =>
    names.map((name, at) => ({ id: name, content: contents[at] ?? [] }));
  const answer = around.answers.find(({ questionId }) => questionId === id);
  return {
    id,
    kind: key.kind,
    stem: showBlocks(words.stem, around),
    options: named(
      ids,
      words.options.map(({ content }) => content),
    ),
    targets: named(key.kind === 'match' ? key.targets : [], words.targets),
    unit: words.unit,
    picture:
      key.kind === 'hotspot' ? { picture: pictureOf(key.picture, around), alt: words.alt ?? '' } : null,
    answered: answer || around.preview?.answers ? showAnswer(key, around.text, answer ?? null, ids) : null,
  };
}

function showAnswer(
  key: QuestionKey,
  { questions }: ModuleText,
  answer: Pick<ModuleAnswer, 'response' | 'correct'> | null,
  ids: string[],
): AnsweredQuestion {
  const words = questions[key.id]!;
  const area = key.kind === 'hotspot' ? key.areas.find(({ id }) => id === key.answer) : undefined;
  return {
    response: answer?.response ?? [],
    correct: answer?.correct ?? null,
    right: key.kind === 'text' && !answer ? words.accepted : rightResponse(key, words.accepted),
    tolerance: key.kind === 'numeric' && !answer ? key.tolerance : null,
    feedbackOf: Object.fromEntries(
      ids.flatMap((id, at) => (words.options[at]?.feedback.length ? [[id, words.options[at].feedback]] : [])),
    ),
    feedback: words.feedback,
    references: key.references,
    place: area ? { x: area.x, y: area.y, r: area.r } : null,
  };
}
