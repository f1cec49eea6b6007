import { listNavigation } from '#app/domains/scorm/course-session/list-navigation.ts';
import { sequencedNavigation } from '#app/domains/scorm/course-session/sequenced-navigation.ts';
import { openRunTime2004 } from '#app/domains/scorm/run-time/open-run-time-2004.ts';
import { play } from './player.ts';

void play({
  standard: 'scorm-2004',
  apiName: 'API_1484_11',
  openRunTime: openRunTime2004,
  makeNavigation: ({ points, contents, current, sequencing }, stateOf) =>
    contents?.kind === 'sequenced' && sequencing
      ? sequencedNavigation(contents.tree, sequencing)
      : listNavigation('scorm-2004', points, stateOf, current),
});
