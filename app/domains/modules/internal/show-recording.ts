import { pickVariant, withVariants } from '#app/domains/modules/format/media-names.ts';
import type {
  DownloadFile,
  RecordingFile,
  ShownRecording,
} from '#app/domains/modules/reading/lesson-view.ts';
import { isEnough, playedPercent } from '#app/domains/modules/recordings/played-parts.ts';
import { transcriptReadyAt } from '#app/domains/modules/recordings/transcript-time.ts';
import type { Block } from '#app/domains/modules/types.ts';
import type { Viewing } from './viewings.server.ts';

/** A file that a page may load; its picture has a width and a height. */
export type MediaRow = {
  name: string;
  kind: string;
  type: string;
  hash: string;
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
};
export type Media = { language: string; source: string; rows: MediaRow[]; viewings: Viewing[] };

const rowsFor = ({ rows, language }: Media, name: string): MediaRow[] => {
  const own = pickVariant(name, language, (path) => rows.some((row) => row.name === path));
  return rows.filter((row) => row.name === own);
};

/** A recording in the language of the text, with captions in every language that has them; null where it was not made. */
export function showRecording(
  block: Extract<Block, { kind: 'video' | 'audio' }>,
  media: Media,
): ShownRecording | null {
  const rows = rowsFor(media, block.src);
  const filesOf = (kind: string): RecordingFile[] =>
    rows.filter((row) => row.kind === kind).map(({ hash, bytes, type }) => ({ hash, bytes, type }));
  const main = rows.find(({ kind }) => kind === block.kind);
  if (!main) return null;
  const poster = rows.find(({ kind }) => kind === 'poster');
  const viewing = media.viewings.find(({ file }) => file === block.src);
  const opened = viewing?.transcriptAt ?? null;
  return {
    file: block.src,
    seconds: main.seconds ?? 0,
    shape: main.width && main.height ? { width: main.width, height: main.height } : null,
    poster: poster?.hash ?? null,
    full: filesOf(block.kind)[0]!,
    low: filesOf('low')[0] ?? null,
    sound: block.kind === 'video' ? (filesOf('audio')[0] ?? null) : null,
    tracks: block.captions ? tracksOf(block.captions, media) : [],
    watch: block.watch,
    percent: playedPercent(viewing?.played ?? []),
    played: viewing?.played ?? [],
    isEnough: block.watch === null || isEnough(viewing, block.watch),
    transcript: viewing?.transcriptReadAt
      ? { state: 'read' }
      : opened
        ? { state: 'opened', readyAt: transcriptReadyAt(opened, block.words) }
        : { state: 'unopened' },
  };
}

/** The one without a language is in the source's. That of the text is on, else the source's. */
function tracksOf(captions: string, { language, source, rows }: Media): ShownRecording['tracks'] {
  const found = withVariants(captions).flatMap((name) => {
    const row = rows.find((each) => each.name === name);
    return row ? [{ language: name === captions ? source : name.split('/')[0]!, hash: row.hash }] : [];
  });
  // A variant in the source's own language stands in for the one without.
  const tracks = [...new Map(found.map((each) => [each.language, each])).values()];
  const chosen = tracks.some((each) => each.language === language) ? language : source;
  return tracks.map((each) => ({ ...each, isOn: each.language === chosen }));
}

export function showDownload(name: string, media: Media): DownloadFile | null {
  const row = rowsFor(media, name).find(({ kind }) => kind === 'document');
  if (!row) return null;
  const { hash, bytes } = row;
  return { name: row.name, hash, bytes, format: name.slice(name.lastIndexOf('.') + 1).toUpperCase() };
}
