/** A process that goes while its ffmpeg works, which would work for ever: arguments are how it goes, that program, a recording and where to write. */
import { existsSync } from 'node:fs';
import { transcode } from '#app/domains/modules/internal/ffmpeg.server.ts';

const [how = '', program = '', from = '', to = ''] = process.argv.slice(2);
const go = () => (how === 'killed' ? process.kill(process.pid, 'SIGKILL') : process.exit(0));
setInterval(() => (existsSync(to) ? go() : undefined), 20);
await transcode(
  { program, signal: undefined, onHeartbeat: () => undefined },
  { from, to, before: ['-re', '-stream_loop', '-1'], after: ['-c', 'copy', '-f', 'matroska'] },
  600,
);
process.exit(1);
