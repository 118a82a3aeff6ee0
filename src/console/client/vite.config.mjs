import { defineConfig } from 'vite';

/** The console's client: one page under /console, its files named after what is in them. */
export default defineConfig({
  base: '/console/',
  // Nothing is inlined: the policy of the page allows scripts and pictures of our own only as files.
  build: {
    target: 'es2022',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
});
