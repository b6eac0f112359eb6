/** A package imports what its manifest declares, and its compiler references say the same as its manifest. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf, packageName, packageOf } from './imports.ts';
import { mask } from './mask.ts';
import { isTest, isTypeScript } from './source.ts';
import type { Finding, Rule, Source } from './source.ts';

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string>; exports?: unknown };

const read = (files: readonly Source[], path: string): Source | undefined => files.find((file) => file.path === path);

function manifestAt(files: readonly Source[], path: string): Manifest {
  const text = read(files, path)?.text;
  // The repository's own manifests: a wrong shape shows up as a finding, not as a crash.
  return text === undefined ? {} : (JSON.parse(text) as Manifest);
}

export const onlyDeclaredImports: Rule = (files) => {
  const root = manifestAt(files, 'package.json');
  return files.flatMap(importsOf).flatMap((found): Finding[] => {
    const own = packageOf(found.from);
    if (found.target !== undefined || isBuiltin(found.specifier)) return [];
    const name = packageName(found.specifier);
    const where = own === undefined ? 'package.json' : `packages/${own}/package.json`;
    if (name === `@troth/${own}`) {
      const fault = `package "${own}" imports itself by name`;
      return [{ path: found.from, line: found.line, fault, mend: 'Import the file.' }];
    }
    const manifest = manifestAt(files, where);
    // What builds a package is not part of it.
    const mayUseDev = own === undefined || isTest(found.from) || /\/[\w-]+\.config\.ts$/.test(found.from);
    const declared =
      name in (manifest.dependencies ?? {}) ||
      (mayUseDev && (name in (manifest.devDependencies ?? {}) || name in (root.devDependencies ?? {}))) ||
      (own === undefined && name.startsWith('@troth/'));
    if (declared) return [];
    const fault = `"${name}" is not declared in ${where}`;
    return [
      {
        path: found.from,
        line: found.line,
        fault,
        mend: `npm install --save-exact ${name} in that workspace, or do without.`,
      },
    ];
  });
};

export const referencesMatchManifests: Rule = (files) =>
  files.flatMap((file): Finding[] => {
    const own = /^packages\/([^/]+)\/package\.json$/.exec(file.path)?.[1];
    if (own === undefined) return [];
    const path = `packages/${own}/tsconfig.json`;
    const manifest = manifestAt(files, file.path);
    const declared = Object.keys(manifest.dependencies ?? {}).flatMap((name) => /^@troth\/(.+)$/.exec(name)?.[1] ?? []);
    const referenced = [...(read(files, path)?.text ?? '').matchAll(/"path":\s*"\.\.\/([^"/]+)"/g)].map(
      (hit) => hit[1] ?? '',
    );
    const same = [...declared].sort().join(' ') === [...referenced].sort().join(' ');
    const findings: Finding[] = [];
    if (!same) {
      const fault = `references [${referenced.join(', ')}] but the manifest declares [${declared.join(', ')}]`;
      findings.push({ path, line: 1, fault, mend: 'Make both say the same.' });
    }
    if (manifest.exports !== './src/index.ts') {
      const fault = `package "${own}" has another door than ./src/index.ts`;
      findings.push({ path: file.path, line: 1, fault, mend: 'Set "exports": "./src/index.ts".' });
    }
    return findings;
  });

/** Files that are started as threads or processes: their address is written as one beside the file that starts them. */
function startedBy(source: Source): string[] {
  const text = mask(source.text, { strings: false });
  const code = mask(source.text);
  return [...text.matchAll(/\bnew URL\(\s*'(\.[^'\n]+\.ts)'\s*,\s*import\.meta\.url/g)]
    .filter((hit) => code[hit.index] === 'n')
    .map((hit) => posix.join(posix.dirname(source.path), hit[1] ?? ''));
}

/** Every file under a package's src can be reached from a door, a command, a script or a test. */
export const everyFileReachable: Rule = (files) => {
  const known = new Map(files.map((file) => [file.path, file]));
  const isStart = (path: string): boolean =>
    !/^packages\/[^/]+\/src\//.test(path) ||
    isTest(path) ||
    /^packages\/[^/]+\/src\/(index\.ts|main\.tsx?)$/.test(path);
  const reached = new Set<string>();
  const queue = files.filter((file) => isStart(file.path)).map((file) => file.path);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const file = known.get(path);
    if (file === undefined) continue;
    queue.push(...importsOf(file).flatMap((found) => found.target ?? []), ...startedBy(file));
  }
  return files
    .filter((file) => isTypeScript(file.path) && file.path.startsWith('packages/') && !reached.has(file.path))
    .map((file) => ({
      path: file.path,
      line: 1,
      fault: 'nothing reaches this file',
      mend: 'Export it from a door, test it, or delete it.',
    }));
};
