import scorm from '#locales/en/scorm.json';

/** Its words are `scorm:finding.<code>` with `facts`. */
export type FindingCode = keyof (typeof scorm)['finding'];

export type Finding = { code: FindingCode; facts?: Record<string, string | number> };

/** Stops the inspection: the archive or its manifest cannot be taken. */
export class PackageRejection extends Error {
  override name = 'Refusal';
  constructor(
    readonly code: FindingCode,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(code);
  }
}
