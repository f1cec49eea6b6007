import type { SharedField } from '#app/domains/scorm/types.ts';

export const SHARED_FIELDS = [
  'SatisfiedStatus',
  'NormalizedMeasure',
  'CompletionStatus',
  'ProgressMeasure',
  'RawScore',
  'MinScore',
  'MaxScore',
] as const satisfies readonly SharedField[];
