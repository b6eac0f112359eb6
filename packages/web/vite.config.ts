import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Every browser that runs these scripts reads WOFF2; the older form would only be carried along. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.endsWith('.css')
      ? code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/gu, '')
      : undefined,
};

/** Compressed once here, as small as it goes, so that no request waits for it. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '.' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(?:js|css|svg)$/u.test(file))) {
      const path = join(dir, name);
      if (existsSync(`${path}.br`)) continue;
      const bytes = readFileSync(path);
      if (bytes.length < 600) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

const aWhile = 20 * 60_000;

/** Pages that are open while a new version is built still ask for the files of the one before: those stay for a while. */
const tidied: Plugin = {
  name: 'tidied',
  apply: 'build',
  buildStart() {
    const assets = join(import.meta.dirname, 'app', 'assets');
    if (!existsSync(assets)) return;
    for (const name of readdirSync(assets)) {
      const path = join(assets, name);
      if (Date.now() - statSync(path).mtimeMs > aWhile) rmSync(path);
    }
  },
};

// Whoever builds from within a test run would get the large scripts that are for developing.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

/** The server hands these files out as they are; nothing is inline, so that its content security policy can be strict. */
export default defineConfig({
  plugins: [react(), onlyWoff2, tidied, compressed],
  root: import.meta.dirname,
  build: {
    outDir: 'app',
    emptyOutDir: false,
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
  logLevel: 'warn',
  server: { proxy: { '/v1': process.env['TROTH_SERVER'] ?? 'http://127.0.0.1:8080' } },
});
