import { defineConfig } from 'vite';

/** Scripts that a page links one at a time: the players of the content host, and what makes a page live. */
const entries = {
  page: '../ui/page.browser.ts',
  'player-12': 'scorm/ui/player/player-12.ts',
  'player-2004': 'scorm/ui/player/player-2004.ts',
  'time-zone': 'accounts/ui/time-zone.browser.ts',
  copy: 'xapi/ui/copy.browser.ts',
  passkey: 'accounts/ui/passkey.browser.ts',
  launch: 'scorm/ui/launch.browser.ts',
  lesson: 'modules/ui/lesson.browser.ts',
  'counted-clock': 'learning/ui/counted-clock.browser.ts',
  'recording-statements': 'modules/ui/recording-statements.browser.ts',
  import: 'modules/ui/import.browser.ts',
  'lesson-recording': 'modules/ui/lesson-recording.browser.ts',
  preview: 'scorm/ui/preview.browser.ts',
  upload: 'scorm/ui/upload.browser.ts',
  room: 'webinars/ui/room.browser.tsx',
  studio: 'webinars/ui/studio.browser.ts',
  slides: 'webinars/ui/slides.browser.ts',
  recording: 'webinars/ui/recording.browser.ts',
  'own-recording': 'webinars/ui/own-recording.browser.ts',
  call: 'mentoring/ui/call.browser.ts',
  checked: 'consultations/ui/checked.browser.ts',
};

export default defineConfig({
  // Beside each other wherever they are served from.
  base: './',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'build/browser',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, `app/domains/${path}`])),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunk-[hash].js',
        assetFileNames: ({ names: [name = ''] }) =>
          name.endsWith('.css') ? 'player[extname]' : '[name][extname]',
      },
    },
  },
});
