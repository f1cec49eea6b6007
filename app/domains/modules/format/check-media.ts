import { readWebVtt } from '#app/domains/webinars/recordings/web-vtt.ts';
import { type Fault, faultsOf } from './fault.ts';
import { mediaKind } from './media-kinds.ts';
import { missingFault, splitMediaName, withVariants } from './media-names.ts';
import { STRUCTURE_FILE, type StructureFile } from './read-structure.ts';
import type { Path } from './read-yaml.ts';

/** Captions of two hours of speech are less. */
const MOST_CAPTIONS = 1_000_000;

/** Faults of variants: `names` are the paths under `media/`. A variant has the name, and so the kind, of the file that it stands in for. */
export function checkVariants(names: string[], faults: Fault[]): void {
  for (const path of names) {
    const { name, language } = splitMediaName(path);
    if (language === null || names.includes(name)) continue;
    const stem = (file: string) => file.slice(0, file.lastIndexOf('.')).toLowerCase();
    const meant = names.find((each) => stem(each) === stem(name));
    const add = faultsOf(faults, `media/${path}`);
    if (meant) add(1, 'variant_kind', { file: meant });
    else add(1, 'variant_alone', { file: name });
  }
}

/** Faults of the files that `course.yaml` names: the cover, packages and pictures of questions. `media`, `packages`: what the folders hold. */
export function checkNamedFiles(
  { structure, isWhole, lineOf }: StructureFile,
  media: string[],
  packages: string[],
  faults: Fault[],
): void {
  const addAt = faultsOf(faults, STRUCTURE_FILE);
  const mustBe = (file: string, names: string[], path: Path) => {
    if (!names.includes(file)) addAt(lineOf(path), ...missingFault(file, names));
  };
  if (structure.cover) mustBe(structure.cover, media, ['cover']);
  structure.modules.forEach(({ package: zips, questions }, at) => {
    const path: Path = ['modules', at, 'package'];
    const named = zips === undefined ? [] : typeof zips === 'string' ? [zips] : Object.values(zips);
    for (const zip of named) mustBe(zip, packages, path);
    if (isWhole && typeof zips === 'object' && !(structure.source in zips))
      addAt(lineOf(path), 'yaml_missing', { where: `package.${structure.source}` });
    questions.forEach((key, nth) => {
      if (key.kind === 'hotspot') mustBe(key.picture, media, ['modules', at, 'questions', nth, 'picture']);
    });
  });
}

/** Faults of the captions that recordings name, in all their languages. */
export function checkCaptions(
  captions: string[],
  names: string[],
  read: (path: string) => string,
  faults: Fault[],
): void {
  const wanted = [...new Set(captions)].flatMap(withVariants);
  for (const name of wanted.filter((each) => names.includes(each) && mediaKind(each) === 'captions')) {
    const add = faultsOf(faults, `media/${name}`);
    const text = read(`media/${name}`);
    if (text.length > MOST_CAPTIONS) {
      add(1, 'too_long', { most: MOST_CAPTIONS / 1000 });
      continue;
    }
    const { cues, faults: wrong } = readWebVtt(text);
    for (const { line, is } of wrong) add(line, `vtt_${is}`);
    if (cues.length === 0 && wrong.length === 0) add(1, 'vtt_empty');
    // WebVTT §4.1: a cue begins no earlier than those before it.
    for (const [at, { from, line }] of cues.entries())
      if (at > 0 && from < cues[at - 1]!.from) add(line, 'vtt_order');
  }
}
