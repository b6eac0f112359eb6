/** Which file imports what, read from the text: static, type-only, re-export and dynamic imports alike. */
import { posix } from 'node:path';
import { isTypeScript, lineOf } from './source.ts';
import type { Source } from './source.ts';
import { mask } from './mask.ts';

export type Import = {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** Repository path for a relative import; undefined for a package. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
};

const staticImport = /(?:^|[\n;])\s*(import|export)(\s+type\b)?(?:[^;'"`=()]*?\bfrom)?\s*['"]([^'"\n]+)['"]/g;
const dynamicImport = /\b(?:import|require)\s*\(\s*['"]([^'"\n]+)['"]/g;

export function importsOf(source: Source): Import[] {
  if (!isTypeScript(source.path) && !source.path.endsWith('.js')) return [];
  const text = mask(source.text, { strings: false });
  const code = mask(source.text);
  const found: Import[] = [];
  const add = (specifier: string, offset: number, typeOnly: boolean): void => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(source.path), specifier) : undefined;
    found.push({ from: source.path, line: lineOf(text, offset), specifier, target, typeOnly });
  };
  for (const hit of text.matchAll(staticImport)) {
    const keyword = hit.index + hit[0].indexOf(hit[1] ?? '');
    // Inside a string or template the keyword is blank in the fully masked text: prose, not an import.
    if (code[keyword] === hit[1]?.[0]) add(hit[3] ?? '', hit.index + hit[0].length - 1, hit[2] !== undefined);
  }
  for (const hit of text.matchAll(dynamicImport)) {
    if (code[hit.index] === hit[0][0]) add(hit[1] ?? '', hit.index, false);
  }
  return found;
}

export const packageOf = (path: string): string | undefined => /^packages\/([^/]+)\//.exec(path)?.[1];

/** `@scope/name` or `name` of a bare specifier. */
export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
