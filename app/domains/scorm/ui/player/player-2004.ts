import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { play, type RunTime } from './player.ts';

void play(() => ({
  api: new Scorm2004API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 }) as unknown as RunTime,
  place: (api) => Object.assign(window, { API_1484_11: api }),
  events: { initialize: 'Initialize', set: 'SetValue', commit: 'Commit', terminate: 'Terminate' },
}));
