/** Tiny houses with one fault each (and neighbours without): proof that a rule can fail, and does not fail for nothing. */
import type { Source } from './source.ts';

export type Planted = {
  readonly rule: string;
  readonly why: string;
  readonly files: readonly Source[];
  /** `path:line` of each expected finding. */
  readonly finds: readonly string[];
};

const file = (path: string, ...lines: readonly string[]): Source => ({ path, text: `${lines.join('\n')}\n` });
const core = (path: string, ...lines: readonly string[]): Source => file(`packages/core/src/${path}`, ...lines);
const manifest = (name: string, dependencies: Record<string, string>, exports = './src/index.ts'): Source =>
  file(`packages/${name}/package.json`, JSON.stringify({ name: `@troth/${name}`, exports, dependencies }));
/** A path on somebody's machine, spelled so that this file does not contain one. */
const machinePath = ['', 'home', 'ada', 'agreements'].join('/');

const setting = `registry=https://${['registry', 'example', 'org'].join('.')}/`;

const arrows: readonly Planted[] = [
  {
    rule: 'packagesPointDown',
    why: 'documents imports the command',
    files: [file('packages/documents/src/page.ts', '', "import { run } from '@troth/cli';")],
    finds: ['packages/documents/src/page.ts:2'],
  },
  {
    rule: 'packagesPointDown',
    why: 'two packages of one floor know each other',
    files: [file('packages/documents/src/page.ts', "export { read } from '@troth/connectors';")],
    finds: ['packages/documents/src/page.ts:1'],
  },
  {
    rule: 'packagesPointDown',
    why: 'a package without a floor',
    files: [file('packages/attic/src/index.ts', "import type { Ratio } from '@troth/core';")],
    finds: ['packages/attic/src/index.ts:1'],
  },
  {
    rule: 'packagesPointDown',
    why: 'the command uses the core',
    files: [file('packages/cli/src/main.ts', "import { evaluate } from '@troth/core';")],
    finds: [],
  },
  {
    rule: 'roomsPointDown',
    why: 'values imports credits, over several lines',
    files: [core('values/ratio.ts', 'import {', '  cap,', "} from '../credits/cap.ts';")],
    finds: ['packages/core/src/values/ratio.ts:3'],
  },
  {
    rule: 'roomsPointDown',
    why: 'a type import counts too',
    files: [core('terms/text.ts', "import type { Finding } from '../lint/finding.ts';")],
    finds: ['packages/core/src/terms/text.ts:1'],
  },
  {
    rule: 'roomsPointDown',
    why: 'a room imports the door',
    files: [core('lint/finding.ts', "import { Ratio } from '../index.ts';")],
    finds: ['packages/core/src/lint/finding.ts:1'],
  },
  {
    rule: 'roomsPointDown',
    why: 'a room that nobody knows, and a file in no room',
    files: [core('attic/box.ts', 'export const box = 1;'), core('loose.ts', 'export const loose = 1;')],
    finds: ['packages/core/src/attic/box.ts:1', 'packages/core/src/loose.ts:1'],
  },
  {
    rule: 'roomsPointDown',
    why: 'evaluation uses values; a comment may name any room',
    files: [
      core('evaluation/fold.ts', "// import '../conformance/run.ts'", "import { Ratio } from '../values/ratio.ts';"),
    ],
    finds: [],
  },
  {
    rule: 'onlyThroughDoors',
    why: 'past the door by name and by path',
    files: [
      file('packages/cli/src/main.ts', "import { Ratio } from '@troth/core/src/values/ratio.ts';"),
      file('packages/cli/src/other.ts', "import { Ratio } from '../../core/src/values/ratio.ts';"),
      file('tests/walk.test.ts', "import { Ratio } from '../packages/core/src/values/ratio.ts';"),
    ],
    finds: ['packages/cli/src/main.ts:1', 'packages/cli/src/other.ts:1', 'tests/walk.test.ts:1'],
  },
  {
    rule: 'onlyThroughDoors',
    why: 'through the door, a folder of its own, and a script that writes a table',
    files: [
      file('scripts/zones.ts', "import { zoneRow } from '../packages/core/src/calendars/zones/row.ts';"),
      file('packages/cli/src/main.ts', "import { Ratio } from '@troth/core';", "import { table } from './table.ts';"),
    ],
    finds: [],
  },
  {
    rule: 'noCircles',
    why: 'two files need each other at run time',
    files: [core('values/a.ts', "import { b } from './b.ts';"), core('values/b.ts', "import { a } from './a.ts';")],
    finds: ['packages/core/src/values/b.ts:1'],
  },
  {
    rule: 'noCircles',
    why: 'a circle of types vanishes at run time',
    files: [
      core('values/a.ts', "import { b } from './b.ts';"),
      core('values/b.ts', "import type { A } from './a.ts';"),
    ],
    finds: [],
  },
];

const manifests: readonly Planted[] = [
  {
    rule: 'onlyDeclaredImports',
    why: 'an undeclared library, an undeclared neighbour, itself',
    files: [
      manifest('cli', { commander: '15.1.0' }),
      file(
        'packages/cli/src/main.ts',
        "import { Command } from 'commander';",
        "import { z } from 'zod/v4';",
        "import { Ratio } from '@troth/core';",
        "import { self } from '@troth/cli';",
      ),
    ],
    finds: ['packages/cli/src/main.ts:2', 'packages/cli/src/main.ts:3', 'packages/cli/src/main.ts:4'],
  },
  {
    rule: 'onlyDeclaredImports',
    why: 'a test may use what the root declares; code may not',
    files: [
      file('package.json', JSON.stringify({ devDependencies: { 'fast-check': '4.10.2' } })),
      manifest('core', {}),
      core('values/ratio.test.ts', "import fc from 'fast-check';", "import { readFileSync } from 'node:fs';"),
      core('values/ratio.ts', "import fc from 'fast-check';"),
    ],
    finds: ['packages/core/src/values/ratio.ts:1'],
  },
  {
    rule: 'onlyDeclaredImports',
    why: 'an import written inside a string is not an import',
    files: [manifest('cli', {}), file('packages/cli/src/main.ts', 'const help = `', "  import x from 'x';", '`;')],
    finds: [],
  },
  {
    rule: 'referencesMatchManifests',
    why: 'the compiler sees a package that the manifest does not declare; a second door',
    files: [
      manifest('cli', {}, './src/main.ts'),
      file('packages/cli/tsconfig.json', '{ "references": [{ "path": "../core" }] }'),
    ],
    finds: ['packages/cli/tsconfig.json:1', 'packages/cli/package.json:1'],
  },
  {
    rule: 'referencesMatchManifests',
    why: 'both say the same',
    files: [
      manifest('cli', { '@troth/core': '0.1.0' }),
      file('packages/cli/tsconfig.json', '{ "references": [{ "path": "../core" }] }'),
    ],
    finds: [],
  },
  {
    rule: 'everyFileReachable',
    why: 'a file that no door and no test leads to',
    files: [
      core('index.ts', "export * from './values/a.ts';"),
      core('values/a.ts', 'export const a = 1;'),
      core('values/lost.ts', 'export const lost = 1;'),
    ],
    finds: ['packages/core/src/values/lost.ts:1'],
  },
  {
    rule: 'everyFileReachable',
    why: 'a screen that no list loads, beside one that is loaded',
    files: [
      file('packages/web/src/main.tsx', "const load = () => import('./screens/today.tsx');"),
      file('packages/web/src/screens/today.tsx', 'export const Today = () => <p>Today</p>;'),
      file('packages/web/src/screens/lost.tsx', 'export const Lost = () => <p>Lost</p>;'),
    ],
    finds: ['packages/web/src/screens/lost.tsx:1'],
  },
  {
    rule: 'everyFileReachable',
    why: 'a test leads to it',
    files: [core('values/a.ts', 'export const a = 1;'), core('values/a.test.ts', "import { a } from './a.ts';")],
    finds: [],
  },
  {
    rule: 'everyFileReachable',
    why: 'a thread is started from it; a sentence about one is none',
    files: [
      core('index.ts', "const thread = new Worker(new URL('./values/a.ts', import.meta.url));"),
      core('values/a.ts', "export const a = `new URL('./b.ts', import.meta.url)`;"),
      core('values/b.ts', 'export const b = 1;'),
    ],
    finds: ['packages/core/src/values/b.ts:1'],
  },
];

const kinds: readonly Planted[] = [
  {
    rule: 'everyKindListed',
    why: 'a kind folder missing from its list',
    files: [
      core('metrics/kinds.ts', "import { ratio } from './ratio/ratio.ts';"),
      core('metrics/ratio/ratio.ts', ''),
      core('metrics/latency/latency.ts', ''),
    ],
    finds: ['packages/core/src/metrics/kinds.ts:1'],
  },
  {
    rule: 'everyKindListed',
    why: 'kinds one folder deeper belong to the same list',
    files: [
      core('credits/kinds.ts', "import { steps } from './rules/steps/steps.ts';"),
      core('credits/rules/steps/steps.ts', ''),
    ],
    finds: [],
  },
  {
    rule: 'onlyListsNameKinds',
    why: 'evaluation names one kind',
    files: [
      core('metrics/kinds.ts', "import { latency } from './latency/latency.ts';"),
      core('metrics/latency/latency.ts', ''),
      core('evaluation/measure.ts', "import { latency } from '../metrics/latency/latency.ts';"),
    ],
    finds: ['packages/core/src/evaluation/measure.ts:1'],
  },
  {
    rule: 'onlyListsNameKinds',
    why: 'evaluation asks the list',
    files: [
      core('metrics/kinds.ts', "import { latency } from './latency/latency.ts';"),
      core('metrics/latency/latency.ts', ''),
      core('evaluation/measure.ts', "import { metricKinds } from '../metrics/kinds.ts';"),
    ],
    finds: [],
  },
];

const impure = (why: string, line: string): Planted => ({
  rule: 'coreIsPure',
  why,
  files: [core('values/a.ts', '', line)],
  finds: ['packages/core/src/values/a.ts:2'],
});

const purity: readonly Planted[] = [
  impure('the clock', 'const now = Date.now();'),
  impure('the clock, as an object', 'const now = new Date();'),
  impure('the monotonic clock', 'const now = performance.now();'),
  impure('chance', 'const dice = Math.random();'),
  impure('the network', "const page = fetch('https://example.org');"),
  impure('the environment', 'const key = process.env.KEY;'),
  impure('the global object', 'const key = globalThis.key;'),
  impure('the disk', "import { readFileSync } from 'node:fs';"),
  impure('a timer', 'setTimeout(() => 1, 5);'),
  impure('output', 'console.log(1);'),
  impure('code loaded while running', "const kind = import('./kind.ts');"),
  impure('the zone table of the engine', "const format = new Intl.DateTimeFormat('en');"),
  impure('the collation of the engine', 'names.sort((a, b) => a.localeCompare(b));'),
  impure('the locale of the engine', 'const text = total.toLocaleString();'),
  impure('arithmetic of the engine', 'const growth = Math.pow(1.5, 2);'),
  impure('a float from text', 'const share = parseFloat(text);'),
  impure('inside a template', 'const text = `at ${new Date()}`;'),
  {
    rule: 'coreIsPure',
    why: 'words, own names, pure calendar arithmetic and tests are left alone',
    files: [
      core(
        'values/a.ts',
        '/** Date.now is refused. */',
        "const s = 'new Date()';",
        'const ms = Date.UTC(2024, 0, 1);',
        'run.process.each();',
      ),
      core('values/a.test.ts', 'const now = Date.now();'),
      file('packages/cli/src/main.ts', 'const now = Date.now();'),
    ],
    finds: [],
  },
];

const style: readonly Planted[] = [
  {
    rule: 'filesStayShort',
    why: '401 lines',
    files: [core('values/long.ts', ...Array.from({ length: 401 }, () => '//'))],
    finds: ['packages/core/src/values/long.ts:401'],
  },
  {
    rule: 'filesStayShort',
    why: '400 lines, and a long table of data',
    files: [
      core('values/long.ts', ...Array.from({ length: 400 }, () => '//')),
      core('calendars/zones/table.json', ...Array.from({ length: 900 }, () => '1')),
    ],
    finds: [],
  },
  {
    rule: 'namesSayWhatThingsAre',
    why: 'empty words, wrong case, a second door, an empty class name',
    files: [
      core('values/date-utils.ts', ''),
      core('values/bigRatio.ts', ''),
      core('values/index.ts', ''),
      core('values/keep.ts', '', 'export class RatioManager {}'),
    ],
    finds: [
      'packages/core/src/values/date-utils.ts:1',
      'packages/core/src/values/bigRatio.ts:1',
      'packages/core/src/values/index.ts:1',
      'packages/core/src/values/keep.ts:2',
    ],
  },
  {
    rule: 'namesSayWhatThingsAre',
    why: 'one concept, one name',
    files: [core('credits/settle.ts', ''), core('credits/settle.test.ts', ''), core('index.ts', '')],
    finds: [],
  },
  {
    rule: 'nothingLeftOver',
    why: 'a promise to nobody, a silenced check, a test left out',
    files: [
      core('values/a.ts', '// TODO later', '// @ts-ignore', '// oxlint-disable-next-line no-var'),
      core('values/a.test.ts', 'describe.only(1);', 'it.skip(2);', "it('says .only', () => 1);"),
    ],
    finds: [
      'packages/core/src/values/a.ts:1',
      'packages/core/src/values/a.ts:2',
      'packages/core/src/values/a.ts:3',
      'packages/core/src/values/a.test.ts:1',
      'packages/core/src/values/a.test.ts:2',
    ],
  },
  {
    rule: 'nothingLeftOver',
    why: 'with a number, with a reason',
    files: [core('values/a.ts', '// TODO (#12) later', '// oxlint-disable-next-line no-var -- generated text')],
    finds: [],
  },
  {
    rule: 'nothingOfOneMachine',
    why: 'a home folder in a document, a registry in a setting',
    files: [file('docs/start.md', 'Go to', machinePath), file('.npmrc', setting)],
    finds: ['docs/start.md:2', '.npmrc:1'],
  },
  {
    rule: 'nothingOfOneMachine',
    why: 'relative paths and public pages',
    files: [file('docs/start.md', 'See ./examples/work/file.yaml and https://example.org/home/page')],
    finds: [],
  },
];

export const planted: readonly Planted[] = [...arrows, ...manifests, ...kinds, ...purity, ...style];
