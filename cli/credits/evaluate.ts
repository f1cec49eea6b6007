import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print } from '../io.ts';
import { readJson } from '../read-file.ts';

export const evaluateCredits = (io: Io) =>
  new Command('evaluate')
    .description(
      'count cases by rules and print the results as JSON; exit status 1 where one is not as expected',
    )
    .requiredOption('--rules <file>', 'JSON file with the rules of one or several systems')
    .requiredOption('--cases <file>', 'JSON file with cases, and what they should come to')
    .addHelpText('after', example('credits evaluate --rules rules.json --cases cases.json'))
    .action(async (paths) => {
      const { CasesFile, isAsExpected, evaluateCase, RulesFile } =
        await import('#app/domains/credits/counting/cases.ts');
      const rules = readJson(paths.rules, 'rules', RulesFile);
      const { cases } = readJson(paths.cases, 'cases', CasesFile);
      const results = cases.map((each) => ({ ...each, result: evaluateCase(rules, each) }));
      const unexpected = results.filter(
        ({ result, expected }) => expected !== undefined && !isAsExpected(result, expected),
      );
      for (const { id } of unexpected) io.stderr.write(`${id}: not as expected\n`);
      print(io, JSON.stringify(results.map(({ id, result }) => ({ id, result })), null, 1)); // oxfmt-ignore
      if (unexpected.length > 0) throw new CommandFailed();
    });
