/** Sizes, names and leftovers. */
import { posix } from 'node:path';
import { mask } from './mask.ts';
import { isTest, isTypeScript, matches } from './source.ts';
import type { Finding, Rule, Source } from './source.ts';

export const lineLimit = 400;
const ownCode = (file: Source): boolean => isTypeScript(file.path) && !file.path.endsWith('.d.ts');

export const filesStayShort: Rule = (files) =>
  files.filter(ownCode).flatMap((file): Finding[] => {
    const lines = file.text.split('\n').length - 1;
    if (lines <= lineLimit) return [];
    return [
      {
        path: file.path,
        line: lineLimit + 1,
        fault: `${lines} lines, more than ${lineLimit}`,
        mend: 'Split it by concept; one file, one concept.',
      },
    ];
  });

const emptyWords = new Set([
  'util',
  'utils',
  'common',
  'helper',
  'helpers',
  'shared',
  'manager',
  'managers',
  'misc',
  'v2',
]);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z][a-z-]*)?\.(tsx?|js)$/;

export const namesSayWhatThingsAre: Rule = (files) =>
  files.filter(ownCode).flatMap((file): Finding[] => {
    const findings: Finding[] = [];
    const words = file.path.split(/[/.-]/);
    const empty = words.find((word) => emptyWords.has(word.toLowerCase()));
    const one = { path: file.path, line: 1 };
    if (empty !== undefined)
      findings.push({ ...one, fault: `"${empty}" says nothing`, mend: 'Name the concept it holds.' });
    if (!kebab.test(posix.basename(file.path))) {
      findings.push({
        ...one,
        fault: 'file name is not kebab-case',
        mend: 'Rename it to its one concept, like settle.ts.',
      });
    }
    if (posix.basename(file.path) === 'index.ts' && !/^packages\/[^/]+\/src\/index\.ts$/.test(file.path)) {
      findings.push({
        ...one,
        fault: 'a second door',
        mend: 'Only packages/<name>/src/index.ts; inside, import the file itself.',
      });
    }
    const classes = matches(file, {
      where: mask(file.text),
      pattern: /\b(?:class|interface|type)\s+\w*(?:Manager|Utils?|Helpers?|V2)\b/g,
      fault: (hit) => `"${hit}" says nothing`,
      mend: 'Name the concept it holds.',
    });
    return [...findings, ...classes];
  });

/** The comments alone, everything else blank. */
function commentsOf(text: string): string {
  const code = mask(text, { strings: false });
  return text.replace(/[^\n]/g, (c, at: number) => (code[at] === ' ' ? c : ' '));
}

export const nothingLeftOver: Rule = (files) =>
  files.filter(ownCode).flatMap((file): Finding[] => {
    const code = mask(file.text);
    const findings = [
      ...matches(file, {
        where: commentsOf(file.text),
        pattern: /\b(?:TODO|FIXME)\b(?!\s*\(?#\d+)/g,
        fault: (hit) => `${hit} without an issue number`,
        mend: 'Do it, or open an issue and write its number (#12).',
      }),
      ...matches(file, {
        where: commentsOf(file.text),
        pattern: /@ts-(?:ignore|nocheck)|(?:oxlint|eslint)-disable(?![^\n]* -- \S)/g,
        fault: (hit) => `${hit} silences a check`,
        mend: 'Mend the cause; a lint exception states its reason after " -- ".',
      }),
    ];
    if (!isTest(file.path)) return findings;
    const idle = matches(file, {
      where: code,
      pattern:
        /\b(?:describe|it|test|suite|bench)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf|fails)\b|\b[xf](?:it|describe|test)\s*\(/g,
      fault: (hit) => `${hit} leaves tests out`,
      mend: 'Mend or delete the test.',
    });
    return [...findings, ...idle];
  });

const places: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /(?<![\w.~@/-])\/(?:work|tmp|root|home\/\w+|Users\/\w+)\/[\w.-]*/g, what: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\\\?Users\\/g, what: 'a path of one machine' },
  { pattern: /\bregistry\.[\w-]+\.(?:org|com|io|net)\b/g, what: 'a registry host' },
  { pattern: /"resolved":\s*"https?:/g, what: 'a registry address' },
];

export const nothingOfOneMachine: Rule = (files) =>
  files.flatMap((file) =>
    places.flatMap(({ pattern, what }) =>
      matches(file, {
        where: file.text,
        pattern,
        fault: (hit) => `names ${what}: ${hit}`,
        mend: 'Use a relative path, a temporary folder from the system, or a setting.',
      }),
    ),
  );
