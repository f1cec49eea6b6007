import type { Element } from 'hast';
import { groupBy } from '#app/platform/group.ts';
import { pickVariant, splitMediaName } from '#app/domains/modules/format/media-names.ts';

type Rendition = { name: string; kind: string; type: string; width: number | null; hash: string };
type Drawing = { name: string; drawing: Element };

/** What a page of a package finds its pictures, recordings and documents by: their names in the texts. */
export type MediaOfLanguage = {
  drawings: Map<string, Element>;
  /** Paths in the package. */
  files: Map<string, string>;
  posters: Map<string, string>;
  /** Of captions: one for each language. */
  tracks: Map<string, { language: string; path: string }[]>;
};
export type PackageMedia = {
  /** The files that the package holds. */
  media: { path: string; hash: string }[];
  of(language: string): MediaOfLanguage;
};

const ENDINGS: Record<string, string> = { 'image/webp': 'webp', 'video/mp4': 'mp4', 'audio/mp4': 'm4a' };
const endingOf = ({ type, name }: Rendition): string =>
  ENDINGS[type] ?? name.slice(name.lastIndexOf('.') + 1);
const pathOf = (row: Rendition): string => `media/${row.hash.slice(0, 16)}.${endingOf(row)}`;

/** Of a recording the ordinary version, of a picture the widest, and what is kept as it is. */
function mainOf(rows: Rendition[]): Rendition {
  const whole = rows.find(({ kind }) => kind === 'video') ?? rows.find(({ kind }) => kind === 'audio');
  return whole ?? rows.reduce((a, b) => ((b.width ?? 0) > (a.width ?? 0) ? b : a));
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const byNameKindWidth = (a: Rendition, b: Rendition): number =>
  compare(a.name, b.name) || compare(a.kind, b.kind) || (a.width ?? 0) - (b.width ?? 0);

/** What a package in these languages holds of the media of a course; what stands in for a file in another one is left out. */
export function packageMedia(
  renditions: Rendition[],
  drawings: Drawing[],
  { languages, source }: { languages: string[]; source: string },
): PackageMedia {
  const isIn = (name: string) => [null, ...languages].includes(splitMediaName(name).language);
  const byName = groupBy(
    // The same bytes each time.
    renditions.filter(({ name }) => isIn(name)).toSorted(byNameKindWidth),
    ({ name }) => name,
  );
  const main = new Map([...byName].map(([name, rows]) => [name, mainOf(rows)]));
  const posters = new Map(
    [...byName].flatMap(([name, rows]) => {
      const poster = rows.find(({ kind }) => kind === 'poster');
      return poster ? [[name, poster] as const] : [];
    }),
  );
  const paths = new Map([...main.values(), ...posters.values()].map((row) => [pathOf(row), row.hash]));
  const drawn = new Map(drawings.map(({ name, drawing }) => [name, drawing]));
  return {
    media: [...paths].map(([path, hash]) => ({ path, hash })),
    of(language) {
      const inLanguage = <T, U>(all: Map<string, T>, shown: (each: T) => U): Map<string, U> =>
        new Map(
          [...all.keys()]
            .filter((name) => splitMediaName(name).language === null)
            .map((name) => [name, shown(all.get(pickVariant(name, language, (path) => all.has(path)))!)]),
        );
      const tracks = [...main.values()].filter(({ kind }) => kind === 'captions');
      return {
        drawings: inLanguage(drawn, (drawing) => drawing),
        files: inLanguage(main, pathOf),
        posters: inLanguage(posters, pathOf),
        tracks: groupBy(
          tracks
            .map((row) => ({
              language: splitMediaName(row.name).language ?? source,
              path: pathOf(row),
              name: splitMediaName(row.name).name,
            }))
            .toSorted((a, b) => (a.language < b.language ? -1 : 1)),
          ({ name }) => name,
        ),
      };
    },
  };
}
