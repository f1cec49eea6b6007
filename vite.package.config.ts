import { defineConfig } from 'vite';

/** The runtime of packages that are exported: one script and one style sheet, which other systems serve without us. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/package',
    emptyOutDir: true,
    target: 'es2020',
    lib: {
      entry: 'app/domains/modules/ui/package/course.ts',
      formats: ['iife'],
      name: 'course',
      fileName: () => 'course.js',
    },
    rollupOptions: { output: { assetFileNames: 'course[extname]' } },
  },
});
