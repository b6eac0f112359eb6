#!/usr/bin/env node
// The one JavaScript file: it must parse on the Node a machine happens to have, and hand over to the Node
// that came with the project (this version reads TypeScript as it is).
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Types are stripped once and kept: a second start takes a third of the time.
  module.enableCompileCache?.();
  await import('../src/main.ts');
} else {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  let node;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`);
    node = join(dirname(manifest), 'bin', system === 'win' ? 'node.exe' : 'node');
  } catch {
    console.error(
      `troth needs Node 24 or newer; this is ${process.version}, and the project's own copy is not installed.`,
    );
    console.error('Run "npm ci" in the repository, or install Node 24.');
    process.exit(3);
  }
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Whoever ends this process means the one that does the work; it ends in order and says how it ended.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`troth could not start the project's own Node: ${error.message}`);
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 3 : 128 + 15);
  });
}
