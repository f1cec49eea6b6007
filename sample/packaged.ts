import { join } from 'node:path';
import { readCourse } from '#app/domains/modules/format/read-course.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import type { CourseText, Module, ModuleText } from '#app/domains/modules/types.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { PACKAGED } from './data/course.ts';

let read: ReturnType<typeof readCourse> | undefined;

/** The module that the author's package holds, with its questions, in a language. */
export function readPackaged(language: string): { course: CourseText; module: ModuleText; key: Module } {
  read ??= readCourse(readFolder(join(ROOT, 'content', 'courses', PACKAGED.course))!);
  const { structure, languages } = read.course!;
  const { text, modules } = languages[language]!;
  return {
    course: text,
    module: modules[PACKAGED.module]!,
    key: structure.modules.find(({ id }) => id === PACKAGED.module)!,
  };
}
