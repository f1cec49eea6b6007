import { build as bundle, createServer as createVite } from 'vite';
import type { ServerBuild } from '@remix-run/node';

process.umask(0o077);

/** Development server: sources are reloaded at each request, scripts of the content host at each change. */
const vite = await createVite({ server: { middlewareMode: true }, appType: 'custom' });
await bundle({ configFile: 'vite.player.config.ts', build: { watch: {} }, logLevel: 'warn' });
await bundle({ configFile: 'vite.package.config.ts', build: { watch: {} }, logLevel: 'warn' });
const { start, banner } = (await vite.ssrLoadModule('/server/start.ts')) as typeof import('./start.ts');
const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
const running = await start(process.env, build, 'development', vite.middlewares);
process.stdout.write(banner(running.platform));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void Promise.all([running.close(), vite.close()]).then(() => process.exit(0)));
