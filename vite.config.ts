import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/**
 * Remix names its own server build as the entry; ours imports it, so that routes and server share each module once. The video
 * engine, a process of its own, is built beside it.
 */
const serverIsTheEntry: Plugin = {
  name: 'server-is-the-entry',
  config: (_config, { isSsrBuild, command }) =>
    isSsrBuild && command === 'build'
      ? {
          build: {
            rollupOptions: {
              input: { index: 'server/main.ts', 'mux-local': 'mux-local/main.ts' },
              output: { entryFileNames: '[name].js' },
            },
          },
        }
      : undefined,
};

/** Pages are whole when they leave and ask for no script of Remix's: what it would bundle for them is left empty. */
const noScriptsOfRoutes: Plugin = {
  name: 'no-scripts-of-routes',
  enforce: 'post',
  apply: 'build',
  transform: (_code, id, options) =>
    !options?.ssr && /\?__remix-build-client-route$|\/entry\.client\.tsx$/.test(id) ? 'export {}' : undefined,
};

export default defineConfig({
  plugins: [noScriptsOfRoutes, remix(remixConfig), serverIsTheEntry],
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
