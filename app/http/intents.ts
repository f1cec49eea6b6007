import { DomainError } from '#app/platform/errors.ts';

/**
 * Does what a form's button asks for, by its name. Only names that the page itself has are known: `constructor` is none.
 * For any other, `mustBeHere` throws what a stranger to the page gets, and who may be on it reads `form_malformed`.
 */
export async function actOn<T>(
  intent: unknown,
  acts: Record<string, () => Promise<T>>,
  mustBeHere: () => unknown,
): Promise<T> {
  if (typeof intent === 'string' && Object.hasOwn(acts, intent)) return acts[intent]!();
  await mustBeHere();
  throw new DomainError('form_malformed');
}
