/** A process that ends by itself while its ffmpeg works: arguments are that program, a recording and where to write. */
import { existsSync } from 'node:fs';
import { transcode } from '#app/domains/modules/internal/ffmpeg.server.ts';

const [program = '', from = '', to = ''] = process.argv.slice(2);
setInterval(() => (existsSync(to) ? process.exit(0) : undefined), 20);
await transcode(
  { program, signal: undefined, onHeartbeat: () => undefined },
  { from, to, after: ['-c:v', 'libx264', '-preset', 'veryslow', '-f', 'matroska'] },
  600,
);
process.exit(1);
