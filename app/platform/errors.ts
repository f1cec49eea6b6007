import type errors from '#locales/en/errors.json';

/** The sentences are in locales/<locale>/errors.json, the status in http/statuses. */
export type ErrorCode = keyof typeof errors;
export type Facts = Record<string, string | number>;
/** A code, with facts where its sentence names any. */
export type FieldError = ErrorCode | { code: ErrorCode; facts: Facts };
/** Field name to what is wrong with it. */
export type FieldErrors = Record<string, FieldError>;

export const codeAndFacts = (error: FieldError): { code: ErrorCode; facts: Facts } =>
  typeof error === 'string' ? { code: error, facts: {} } : error;

/** Error of a verb that refuses; nothing has been written then. */
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
