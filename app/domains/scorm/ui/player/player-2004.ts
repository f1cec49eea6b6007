import { openRunTime2004 } from '#app/domains/scorm/run-time/open-run-time-2004.ts';
import { listNavigation } from './list-navigation.ts';
import { play } from './player.ts';
import { sequencedNavigation } from './sequenced-navigation.ts';

void play('scorm-2004', 'API_1484_11', ({ points, contents, current, sequencing }, stateOf) => {
  if (contents?.kind === 'sequenced') {
    const { guide, openRunTime } = sequencedNavigation(contents.tree, sequencing);
    return { guide, openRunTime };
  }
  return {
    guide: listNavigation('scorm-2004', points, stateOf, current),
    openRunTime: (initial) => openRunTime2004({ initial }),
  };
});
