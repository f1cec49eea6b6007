/** How the command line is started; what is printed can be copied into a shell. */
export const PROGRAM = 'npm run -s majakka --';

export const example = (...lines: string[]): string =>
  `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${PROGRAM} ${line}\n`).join('')}`;
