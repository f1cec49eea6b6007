import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/** Remix names its own server build as the entry; ours imports it, so that routes and server share each module once. */
const serverIsTheEntry: Plugin = {
  name: 'server-is-the-entry',
  config: (_config, { isSsrBuild, command }) =>
    isSsrBuild && command === 'build' ? { build: { rollupOptions: { input: 'server/main.ts' } } } : undefined,
};

export default defineConfig({
  plugins: [remix(remixConfig), serverIsTheEntry],
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
