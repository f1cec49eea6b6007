import type errors from '#locales/en/errors.json';

/** The words stand in locales/<locale>/errors.json, the status in http/error-response. */
export type ErrorCode = keyof typeof errors;
export type Facts = Record<string, string | number>;
/** Field name to the code of what is wrong with it. */
export type FieldErrors = Record<string, ErrorCode>;

/** What a verb throws when it will not do what was asked; nothing has been written then. */
export class DomainError extends Error {
  override name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    readonly facts: Facts = {},
    readonly fields: FieldErrors = {},
  ) {
    super(code);
  }
}
