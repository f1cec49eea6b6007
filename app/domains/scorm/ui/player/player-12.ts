import { openRunTime12 } from '#app/domains/scorm/run-time/open-run-time-12.ts';
import { listNavigation } from './list-navigation.ts';
import { play } from './player.ts';

void play('scorm-1.2', 'API', ({ points, current }, stateOf) => ({
  guide: listNavigation('scorm-1.2', points, stateOf, current),
  openRunTime: (initial) => openRunTime12({ initial }),
}));
