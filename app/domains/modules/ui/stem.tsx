import type { ShownBlock } from '#app/domains/modules/reading/lesson-view.ts';
import { ShownPicture } from './shown-picture.tsx';
import { Prose } from './prose.tsx';

/** What is asked: text, and pictures to look at. */
export const Stem = ({ blocks }: { blocks: ShownBlock[] }) => (
  <>
    {blocks.map((block, at) =>
      block.kind === 'figure' ? (
        <figure className="drawing" key={at}>
          {block.picture && <ShownPicture picture={block.picture} alt={block.alt} />}
          <figcaption>
            <Prose content={block.content} />
          </figcaption>
        </figure>
      ) : 'content' in block ? (
        <Prose key={at} content={block.content} />
      ) : null,
    )}
  </>
);
