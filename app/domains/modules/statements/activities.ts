import type { ModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import type { LanguageMap } from './question-definition.ts';

/** Paths of the activities of a native course. */
export const courseActivity = (courseId: string): string => `/activities/courses/${courseId}`;

export const moduleActivity = (courseId: string, moduleId: string): string =>
  `${courseActivity(courseId)}/modules/${moduleId}`;

export const questionActivity = (courseId: string, moduleId: string, questionId: string): string =>
  `${moduleActivity(courseId, moduleId)}/questions/${questionId}`;

export const reflectionActivity = (courseId: string, moduleId: string, promptId: string): string =>
  `${moduleActivity(courseId, moduleId)}/reflections/${promptId}`;

/** Everything that the recordings of a module are named under. */
export const recordingsPrefix = (courseId: string, moduleId: string): string =>
  `${moduleActivity(courseId, moduleId)}/recordings/`;

export type RecordingDefinition = { name: LanguageMap; type: string };

/** Activity types of the Video Profile and of the Audio Profile. */
const RECORDING_TYPES = {
  video: 'https://w3id.org/xapi/video/activity-type/video',
  audio: 'https://w3id.org/xapi/audio/activity-type/audio',
};

/** Activities of the recordings of a module, by the name of their file. */
export const recordingActivities = (
  courseId: string,
  moduleId: string,
  { name, recordings }: Pick<ModuleWords, 'name' | 'recordings'>,
): Map<string, { path: string; definition: RecordingDefinition }> =>
  new Map(
    [...recordings].map(([file, kind]) => [
      file,
      {
        path: recordingsPrefix(courseId, moduleId) + encodeURIComponent(file),
        definition: {
          name: Object.fromEntries(
            Object.entries(name).map(([language, title]) => [language, `${title} (${file})`]),
          ),
          type: RECORDING_TYPES[kind],
        },
      },
    ]),
  );

/** The chosen language, where the activity has been written in it. */
export const languageIn = (name: LanguageMap, language: string): { language?: string } =>
  Object.hasOwn(name, language) ? { language } : {};

/** Extension of a context, of the Tin Can registry. */
export const attemptExtension = (attemptId: string | undefined): { extensions?: Record<string, string> } =>
  attemptId === undefined
    ? {}
    : { extensions: { 'http://id.tincanapi.com/extension/attempt-id': attemptId } };
