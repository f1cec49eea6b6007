import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { verifyAuditChain } from './audit/verify.ts';
import { deidentifyText } from './consultations/deidentify.ts';
import { checkCourse } from './courses/check.ts';
import { exportCourseFolder } from './courses/export.ts';
import { packageCourse } from './courses/package.ts';
import { importCourseFolder } from './courses/import.ts';
import { evaluateCredits } from './credits/evaluate.ts';
import { sweepUnusedFiles } from './files/sweep.ts';
import type { Io } from './io.ts';
import { matchMentoring } from './mentoring/match.ts';
import { rewrapPictures } from './pictures/rewrap.ts';
import { removeSample } from './sample/remove.ts';
import { inspectScorm } from './scorm/inspect.ts';
import { replayScorm } from './scorm/replay.ts';
import { createUser } from './user/create.ts';
import { eraseUser } from './user/erase.ts';
import { removeUserFactors } from './user/remove-factors.ts';
import { createXapiCredential } from './xapi/credential/create.ts';
import { giveXapiDocuments } from './xapi/documents/give.ts';

/** Every command there is, in the order in which the help lists them: a folder a noun, a file a verb. */
export const allCommands = (io: Io): CommandUnknownOpts[] => [
  noun('user', 'accounts', createUser(io), removeUserFactors(io), eraseUser(io)),
  noun('sample', 'the sample region', removeSample(io)),
  noun('audit', 'the audit chain', verifyAuditChain(io)),
  noun('credits', 'rules of credit', evaluateCredits(io)),
  noun(
    'courses',
    'courses as folders',
    checkCourse(io),
    importCourseFolder(io),
    exportCourseFolder(io),
    packageCourse(io),
  ),
  noun('scorm', 'SCORM packages', inspectScorm(io), replayScorm(io)),
  noun('mentoring', 'mentors and mentees', matchMentoring(io)),
  noun(
    'xapi',
    'the learning record store',
    noun('credential', 'keys of programs', createXapiCredential(io)),
    noun('documents', 'documents of programs', giveXapiDocuments(io)),
  ),
  noun('consultations', 'consultations', deidentifyText(io)),
  noun('files', 'stored files', sweepUnusedFiles(io)),
  noun('pictures', 'pictures of consultations', rewrapPictures(io)),
];

function noun(name: string, description: string, ...commands: CommandUnknownOpts[]): CommandUnknownOpts {
  const holder: CommandUnknownOpts = new Command(name).description(description);
  for (const each of commands) holder.addCommand(each);
  return holder;
}

const everyCommandBelow = (command: CommandUnknownOpts): CommandUnknownOpts[] =>
  command.commands.flatMap((each) => [each, ...everyCommandBelow(each)]);

/** The program itself, the nouns and the verbs. */
export const everyCommand = (program: CommandUnknownOpts): CommandUnknownOpts[] => [
  program,
  ...everyCommandBelow(program),
];

/** The verbs; the others only hold them. */
export const everyVerb = (program: CommandUnknownOpts): CommandUnknownOpts[] =>
  everyCommandBelow(program).filter(({ commands }) => commands.length === 0);

/** As it is typed after the program: `scorm inspect`, and nothing for the program itself. */
export const pathOf = (command: CommandUnknownOpts): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '';
