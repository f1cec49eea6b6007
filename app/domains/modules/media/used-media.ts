import { blocksIn } from '#app/domains/modules/format/blocks-in.ts';
import { withVariants } from '#app/domains/modules/format/media-names.ts';
import type { Course } from '#app/domains/modules/format/read-course.ts';

export type UsedMedia = {
  recordings: Map<string, 'video' | 'audio'>;
  captions: Set<string>;
  documents: Set<string>;
};

/** The recordings, captions and documents that the texts of a course name, by their paths under `media/`, those for one language included. */
export function usedMedia({ languages }: Course, paths: string[]): UsedMedia {
  const there = (name: string) => withVariants(name).filter((each) => paths.includes(`media/${each}`));
  const used: UsedMedia = { recordings: new Map(), captions: new Set(), documents: new Set() };
  const texts = Object.values(languages).flatMap(({ modules }) => Object.values(modules));
  for (const block of texts.flatMap(blocksIn)) {
    if (block.kind === 'download') for (const name of there(block.src)) used.documents.add(name);
    if (block.kind !== 'video' && block.kind !== 'audio') continue;
    for (const name of there(block.src)) used.recordings.set(name, block.kind);
    if (block.captions) for (const name of there(block.captions)) used.captions.add(name);
  }
  return used;
}
