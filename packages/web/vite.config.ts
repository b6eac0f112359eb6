import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server hands these files out as they are; nothing is inline, so that its content security policy can be strict. */
export default defineConfig({
  plugins: [react()],
  root: import.meta.dirname,
  build: {
    outDir: 'app',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/v1': process.env['TROTH_SERVER'] ?? 'http://127.0.0.1:8080' } },
});
