import { defineConfig } from 'vite';

/** Scripts that a page links one at a time: the two players of the content host, and what makes a form nicer. */
const entries = ['player/player-12', 'player/player-2004', 'launch.browser', 'upload.browser'];

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/browser',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: Object.fromEntries(
        entries.map((entry) => [
          entry.replace(/^.*\//, '').replace('.browser', ''),
          `app/domains/scorm/ui/${entry}.ts`,
        ]),
      ),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunk-[hash].js',
        assetFileNames: 'player[extname]',
      },
    },
  },
});
