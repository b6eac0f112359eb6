/**
 * The core is a function: nothing in it may ask the machine what time it is, where it stands, or for a number by
 * chance, and nothing may compute differently on another engine.
 */
import { importsOf } from './imports.ts';
import { isBuiltin } from 'node:module';
import { mask } from './mask.ts';
import { isCore, isTest, isTypeScript, matches } from './source.ts';
import type { Finding, Rule } from './source.ts';

const input = 'Take it as an argument; the caller on a higher floor knows it.';
const engines = 'Engines differ in the last digit or by locale; use values/ (Ratio, Instant) or the pinned zone table.';

const forbidden: readonly { pattern: RegExp; what: string; mend: string }[] = [
  { pattern: /(?<![.\w$])Date\b(?!\.UTC\b|[\w$]*\s*:)/g, what: 'the clock or the machine zone', mend: input },
  { pattern: /\bTemporal\.Now\b/g, what: 'the clock', mend: input },
  { pattern: /(?<![.\w$])performance\b\s*\./g, what: 'the clock', mend: input },
  { pattern: /\bMath\.random\b|(?<![.\w$])crypto\b\s*\./g, what: 'chance', mend: input },
  { pattern: /(?<![.\w$])(?:fetch|XMLHttpRequest|WebSocket|EventSource)\b\s*\(/g, what: 'the network', mend: input },
  {
    pattern: /(?<![.\w$])(?:process|Deno|Bun|globalThis|navigator)\s*[.[]/g,
    what: 'its surroundings',
    mend: input,
  },
  {
    pattern: /(?<![.\w$])(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/g,
    what: 'a timer',
    mend: input,
  },
  { pattern: /(?<![.\w$])console\s*\./g, what: 'output', mend: 'Return it; only the command prints.' },
  { pattern: /(?<![.\w$])(?:eval\s*\(|Function\s*\()/g, what: 'code from text', mend: 'Write a kind.' },
  {
    pattern: /(?<![.\w$])import\s*\(/g,
    what: 'a dynamic import',
    mend: 'List it in kinds.ts and import it statically.',
  },
  {
    pattern: /\bMath\.(?:pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|cbrt|hypot)\b/g,
    what: 'arithmetic that engines may round differently',
    mend: engines,
  },
  {
    pattern: /(?<![.\w$])(?:Number\.)?parseFloat\b/g,
    what: 'a float from text',
    mend: 'Ratio.parse keeps every digit.',
  },
  { pattern: /(?<![.\w$])Intl\b/g, what: 'the locale and zone tables of the engine', mend: engines },
  { pattern: /\.(?:localeCompare|toLocale\w+)\b/g, what: 'the locale of the engine', mend: engines },
];

export const coreIsPure: Rule = (files) =>
  files
    .filter((file) => isCore(file.path) && isTypeScript(file.path) && !isTest(file.path))
    .flatMap((file): Finding[] => {
      const code = mask(file.text);
      const words = forbidden.flatMap(({ pattern, what, mend }) =>
        matches(file, { where: code, pattern, fault: (hit) => `core reaches for ${what}: ${hit}`, mend }),
      );
      const builtins = importsOf(file)
        .filter((found) => isBuiltin(found.specifier))
        .map((found) => ({
          path: file.path,
          line: found.line,
          fault: `core imports "${found.specifier}"`,
          mend: input,
        }));
      return [...words, ...builtins];
    });
