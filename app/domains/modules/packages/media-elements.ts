import type { Element, ElementContent } from 'hast';
import type { Block } from '#app/domains/modules/types.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import type { MediaOfLanguage } from './package-media.ts';

const element = (
  tagName: string,
  properties: Element['properties'],
  ...children: ElementContent[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

type Around = { language: string; media: MediaOfLanguage; words: { transcript: string } };

/** A recording with its captions and transcript. Nothing counts what is played: that is another system's. */
export function recordingElement(
  { kind, src, captions }: Extract<Block, { kind: 'video' | 'audio' }>,
  { language, media, words }: Around,
  transcript: ElementContent[],
): Element {
  const tracks = (captions === null ? [] : (media.tracks.get(captions) ?? [])).map((track) =>
    element('track', {
      kind: 'captions',
      src: track.path,
      srcLang: track.language,
      label: nameOfLocale(track.language),
      default: track.language === language,
    }),
  );
  const poster = media.posters.get(src);
  const player = element(
    kind,
    {
      controls: true,
      preload: 'none',
      ...(poster && { playsInline: true, poster }),
      src: media.files.get(src),
    },
    ...tracks,
  );
  const more = element('details', {}, element('summary', {}, text(words.transcript)), ...transcript);
  return element('div', { className: ['recording'] }, player, more);
}

export const downloadElement = (
  { src, label }: Extract<Block, { kind: 'download' }>,
  { media }: Pick<Around, 'media'>,
): Element => element('p', {}, element('a', { href: media.files.get(src), download: src }, text(label)));
