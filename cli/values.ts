import { InvalidArgumentError } from '@commander-js/extra-typings';

/** A parser for an option that may be given several times, each with one of these values. */
export const eachOf =
  <const T extends readonly string[]>(choices: T) =>
  (text: string, earlier: T[number][] = []): T[number][] => {
    if (!choices.includes(text)) throw new InvalidArgumentError(`Choose from ${choices.join(', ')}.`);
    return [...earlier, text];
  };

export const each = (text: string, earlier: string[] = []): string[] => [...earlier, text];

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Write a whole number.');
  return number;
}
