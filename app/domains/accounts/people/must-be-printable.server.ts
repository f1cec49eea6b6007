import { DomainError } from '#app/platform/errors.ts';
import { listUnprintable } from '#app/platform/print-fonts.server.ts';

/** A name is printed on certificates: throws `name_not_printable` by field, with the letters that none of our fonts has. */
export async function mustBePrintable(name: string): Promise<void> {
  const letters = await listUnprintable(name);
  if (letters.length > 0)
    throw new DomainError('invalid', {}, { name: { code: 'name_not_printable', facts: { letters: letters.join(' ') } } }); // oxfmt-ignore
}
