import { listNavigation } from '#app/domains/scorm/course-session/list-navigation.ts';
import { openRunTime12 } from '#app/domains/scorm/run-time/open-run-time-12.ts';
import { play } from './player.ts';

void play({
  standard: 'scorm-1.2',
  apiName: 'API',
  openRunTime: openRunTime12,
  makeNavigation: ({ points, current }, stateOf) => listNavigation('scorm-1.2', points, stateOf, current),
});
