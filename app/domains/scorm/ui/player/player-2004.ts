import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { listNavigation } from './list-navigation.ts';
import { play } from './player.ts';
import { sequencedNavigation } from './sequenced-navigation.ts';
import type { RunTime } from './session.ts';

void play('scorm-2004', 'API_1484_11', ({ points, contents, current, sequencing }, stateOf) => {
  if (contents?.kind === 'sequenced') {
    const { guide, api } = sequencedNavigation(contents.tree, sequencing);
    return { guide, runTime: () => api };
  }
  return {
    guide: listNavigation('scorm-2004', points, stateOf, current),
    // As in player-12.ts.
    runTime: () =>
      new Scorm2004API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 }) as unknown as RunTime,
  };
});
