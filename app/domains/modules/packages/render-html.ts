import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Block, Content, QuestionKey, QuestionText } from '#app/domains/modules/types.ts';
import { downloadElement, recordingElement } from './media-elements.ts';
import type { PackageQuestion } from './package-data.ts';
import type { MediaOfLanguage } from './package-media.ts';

/** What a page in a package needs besides its text. */
export type PackageSurroundings = {
  language: string;
  media: MediaOfLanguage;
  /** From 1, in the order of the course; 0 where it has no such reference. */
  numberOf(referenceId: string): number;
  words: { keypoint: string; caution: string; transcript: string };
};

/** Blocks as HTML; questions are places that the runtime fills, and steps of a case are hidden until it shows them. */
export const blocksToHtml = (blocks: Block[], around: PackageSurroundings): string =>
  blocks.map((block) => blockToHtml(block, around)).join('\n');

function blockToHtml(block: Block, around: PackageSurroundings): string {
  const inside = (content: Content) => contentToHtml(content, around);
  switch (block.kind) {
    case 'prose':
      return inside(block.content);
    case 'keypoint':
    case 'caution':
      return `<div class="box ${block.kind}"><strong>${escape(around.words[block.kind])}</strong>${inside(block.content)}</div>`;
    case 'figure':
      return `<figure>${pictureToHtml(block.src, block.alt, around)}<figcaption>${inside(block.content)}</figcaption></figure>`;
    case 'question':
      return `<div data-question="${escape(block.id)}"></div>`;
    case 'case':
      return block.steps
        .map(
          ({ title, blocks }) =>
            `<section class="step"><h2>${escape(title)}</h2>${blocksToHtml(blocks, around)}</section>`,
        )
        .join('\n');
    case 'reflect':
      return `<div class="reflect" data-reflect="${escape(block.id)}">${inside(block.content)}</div>`;
    case 'video':
    case 'audio':
      return toHtml(
        recordingElement(
          block,
          around,
          block.transcript.map((node) => packed(node, around)),
        ),
      );
    case 'download':
      return toHtml(downloadElement(block, around));
  }
}

export function pictureToHtml(name: string, alt: string, { media }: PackageSurroundings): string {
  const drawing = media.drawings.get(name);
  if (drawing) {
    const { width: _, height: __, ...properties } = drawing.properties;
    return toHtml(
      { ...drawing, properties: { ...properties, role: 'img', ariaLabel: alt } },
      { space: 'svg' },
    );
  }
  return `<img src="${escape(media.files.get(name) ?? '')}" alt="${escape(alt)}">`;
}

export function questionToHtml(
  key: QuestionKey,
  words: QuestionText,
  around: PackageSurroundings,
): PackageQuestion {
  const ids = key.kind === 'hotspot' ? key.areas.map(({ id }) => id) : 'options' in key ? key.options : [];
  return {
    stem: blocksToHtml(words.stem, around),
    options: ids.map((id, at) => ({
      id,
      html: contentToHtml(words.options[at]?.content ?? [], around),
      feedback: contentToHtml(words.options[at]?.feedback ?? [], around),
    })),
    targets: (key.kind === 'match' ? key.targets : []).map((id, at) => ({
      id,
      text: textOf(words.targets[at] ?? []),
    })),
    unit: words.unit,
    picture: key.kind === 'hotspot' ? pictureToHtml(key.picture, words.alt ?? '', around) : '',
    feedback: contentToHtml(words.feedback, around),
    accepted: words.accepted,
  };
}

function contentToHtml(content: Content, around: PackageSurroundings): string {
  const root: Root = { type: 'root', children: content.map((node) => packed(node, around)) };
  return toHtml(root);
}

/** References become numbers that lead to the sources, links to modules places of the runtime. */
function packed(node: ElementContent, around: PackageSurroundings): ElementContent {
  if (node.type !== 'element') return node;
  const { properties, tagName } = node;
  const children = node.children.map((child) => packed(child, around));
  if (tagName === 'cite') {
    const number = around.numberOf(String(properties['dataReference']));
    return {
      type: 'element',
      tagName: 'sup',
      properties: {},
      children: [
        {
          type: 'element',
          tagName: 'a',
          properties: { href: `#source-${number}` },
          children: [{ type: 'text', value: String(number) }],
        },
      ],
    };
  }
  if (tagName === 'a' && properties['dataModule'])
    return {
      ...node,
      properties: { href: `#${String(properties['dataModule'])}`, dataModule: properties['dataModule'] },
      children,
    };
  if (tagName === 'a')
    return { ...node, properties: { ...properties, target: '_blank', rel: ['noreferrer'] }, children };
  return { ...node, children };
}

const textOf = (content: Content): string =>
  content
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');

export const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
