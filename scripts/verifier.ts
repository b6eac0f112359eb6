/**
 * The verifiers that go out with packs: one file for plain Node, one page for a browser; neither needs anything else.
 *
 *   node scripts/verifier.ts      writes dist/troth-verify.mjs and dist/verify.html
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { style } from './verifier/page-style.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const made = await build({
    entryPoints: [join(root, 'scripts/verifier', entry)],
    inject: [join(root, 'scripts/verifier/older-engines.ts')],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    ...options,
  });
  return made.outputFiles?.[0]?.text ?? '';
}

/** A module for Node 20 and later. */
export const verifierCommand = (): Promise<string> =>
  bundle('command.ts', {
    // Libraries in the form that asks nothing of Node: only what the command itself reads is left outside.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    // Libraries that are dropped in the end name parts of Node in the old way.
    external: ['node:*', ...builtinModules],
    format: 'esm',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  });

/** A page with everything inside. Its policy lets it load nothing and send nothing. */
export async function verifierPage(): Promise<string> {
  const script = await bundle('page.ts', { platform: 'browser', format: 'iife', target: 'es2022' });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<title>Troth</title>
<style>${style}</style>
</head>
<body>
<header><span class="mark">Troth</span><button type="button" id="language" data-words="other"></button></header>
<main>
<h1 data-words="title"></h1>
<p data-words="lead"></p>
<label class="drop" id="drop"><span data-words="drop"></span><input type="file" id="pack" accept=".zip,application/zip"></label>
<div class="given">
<label><span data-words="key"></span><small data-words="keyHelp"></small><input type="text" id="key" autocomplete="off" spellcheck="false"></label>
<label><span data-words="seen"></span><small data-words="seenHelp"></small><input type="file" id="seen" accept=".txt,text/plain"></label>
</div>
<section id="result" aria-live="polite"></section>
</main>
<script>${script.replaceAll('</script', String.raw`<\/script`)}</script>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/troth-verify.mjs'), await verifierCommand());
  writeFileSync(join(root, 'dist/verify.html'), await verifierPage());
}
