import { Command, Option } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { mustRead, readJson } from '../read-file.ts';
import { wholeNumber } from '../values.ts';

export const matchMentoring = (io: Io) =>
  new Command('match')
    .description('pair mentees with mentors, without a database')
    .argument('<file>', 'JSON file with mentors, mentees and whom each would have')
    .option('--seed <number>', 'whole number that decides between equals', wholeNumber, 0)
    .addOption(
      new Option('--goal <goal>', 'pairs that nobody would leave, or as many pairs as there can be')
        .choices(['stable', 'everybody'] as const)
        .default('stable' as const),
    )
    .option('--json', 'print pairs, unmatched and blocking pairs as JSON')
    .addHelpText('after', example('mentoring match round.json --goal everybody --seed 7'))
    .action(async (file, { seed, goal, json }) => {
      const { ProblemFile } = await import('#app/domains/mentoring/matching/problem-file.ts');
      const { match } = await import('#app/domains/mentoring/matching/match.ts');
      const { kept, ...problem } = readJson(file, 'a round', ProblemFile);
      const { pairs, unmatched, blockingPairs, isLargest, bound, ignored } = mustRead(file, 'a round', () =>
        match(problem, { goal, seed, kept }),
      );
      if (json) return printJson(io, { pairs, unmatched, blockingPairs });
      for (const [mentee, mentor] of pairs) print(io, `${mentee} – ${mentor}`);
      print(
        io,
        `${pairs.length} pairs, ${unmatched.length} alone, ${blockingPairs.length} pairs who would rather have each other.`,
      );
      print(
        io,
        isLargest
          ? 'No pairing of this kind has more pairs.'
          : `No pairing of this kind has more than ${bound} pairs.`,
      );
      if (ignored > 0)
        print(io, `${ignored} entries mean nothing: oneself, somebody who is not there, or somebody twice.`);
    });
