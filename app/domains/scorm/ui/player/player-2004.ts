import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { listGuide } from './list-guide.ts';
import { play } from './player.ts';
import { sequencedGuide } from './sequenced-guide.ts';
import type { RunTime } from './session.ts';

void play('scorm-2004', 'API_1484_11', ({ points, contents, current, sequencing }, stateOf) => {
  if (contents?.kind === 'sequenced') {
    const { guide, api } = sequencedGuide(contents.tree, sequencing);
    return { guide, runTime: () => api };
  }
  return {
    guide: listGuide('scorm-2004', points, stateOf, current),
    runTime: () =>
      new Scorm2004API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 }) as unknown as RunTime,
  };
});
