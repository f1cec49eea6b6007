import type { Course } from '#app/domains/modules/format/read-course.ts';
import type { CourseStructure } from '#app/domains/modules/types.ts';

/** The structure with the shapes of the pictures in which places are marked: areas are round, and pictures are not square. */
export function withRatios(
  { structure, drawings }: Course,
  renditions: { name: string; width: number | null; height: number | null }[],
): CourseStructure {
  const ratioOf = (name: string): number => {
    const [, , width = 1, height = 1] = String(drawings[name]?.properties['viewBox'] ?? '')
      .split(/[\s,]+/)
      .map(Number);
    const file = renditions.find((each) => each.name === name);
    return file?.width && file.height ? file.height / file.width : height / width;
  };
  const modules = structure.modules.map((module) => ({
    ...module,
    questions: module.questions.map((key) =>
      key.kind === 'hotspot' ? { ...key, ratio: ratioOf(key.picture) } : key,
    ),
  }));
  return { ...structure, modules };
}
