import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { readJson } from '../read-file.ts';

export const replayScorm = (io: Io) =>
  new Command('replay')
    .description(
      'replay cases of SCORM 2004 on the sequencing and the run-time of the player; exit status 1 where one does not hold',
    )
    .argument('<file>', 'cases as JSON, in the format of docs/conformance.md')
    .option('--json', 'print the outcomes as JSON')
    .addHelpText('after', example('scorm replay cases.json --json'))
    .action(async (file, { json }) => {
      const { Cases } = await import('#app/domains/scorm/replay/cases.ts');
      const { beginLearner, replayCase } = await import('#app/domains/scorm/replay/replay-case.ts');
      const { cases } = readJson(file, 'cases', Cases);
      const learner = beginLearner();
      const outcomes = cases.map((each) => ({ id: each.id, deviation: replayCase(each, learner) }));
      const passed = outcomes.filter(({ deviation }) => deviation === null).length;
      if (json) printJson(io, { passed, of: outcomes.length, outcomes });
      else {
        for (const { id, deviation } of outcomes)
          print(io, deviation ? `${id}: step ${deviation.step}: ${deviation.what}` : `${id}: pass`);
        print(io, `${passed} of ${outcomes.length} hold`);
      }
      if (passed < outcomes.length) throw new CommandFailed();
    });
