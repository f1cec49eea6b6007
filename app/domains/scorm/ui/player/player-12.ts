import { Scorm12API } from 'scorm-again/scorm12/min';
import { listNavigation } from './list-navigation.ts';
import { play } from './player.ts';
import type { RunTime } from './session.ts';

void play('scorm-1.2', 'API', ({ points, current }, stateOf) => ({
  guide: listNavigation('scorm-1.2', points, stateOf, current),
  // mastery is evaluated on the server; the library's own clock and transport stay off.
  // The type of its class has not all that `RunTime` names of it.
  runTime: () =>
    new Scorm12API({
      autocommit: false,
      lmsCommitUrl: false,
      mastery_override: false,
      logLevel: 5,
    }) as unknown as RunTime,
}));
