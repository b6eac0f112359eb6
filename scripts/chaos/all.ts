/**
 * `npm run chaos -- [--short] [--seed N] [--lanes N] [drill …]`: every drill on every store, and its control, which has to turn
 * red. Then a table and one plain closing line ("N passed, M failed") that a machine can look for.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Run {
  readonly drill: string;
  readonly store: 'embedded' | 'postgres';
  /** Broken on purpose: has to fail, by what it found. */
  readonly control?: true;
  /** Only in the full form. */
  readonly long?: true;
  /** Besides the store and the seed, in the full form and in the short one. */
  readonly full?: readonly string[];
  readonly brief?: readonly string[];
}

const both = (drill: string): readonly Run[] => [
  { drill, store: 'embedded' },
  { drill, store: 'postgres' },
];

/** The longest first, so that lanes end together. Controls on the store on which they are quickest; the others in full. */
const runs: readonly Run[] = [
  ...both('kill'),
  ...both('upgrade'),
  { drill: 'equality', store: 'postgres' },
  { drill: 'power', store: 'embedded' },
  { drill: 'power', store: 'postgres', full: ['--cuts', '10'] },
  ...both('disk-full'),
  { drill: 'kill', store: 'postgres', control: true, brief: ['--kills', '4'] },
  ...both('clock'),
  ...both('order'),
  ...both('tamper'),
  ...both('restore'),
  ...both('partition'),
  { drill: 'crash-postgres', store: 'postgres' },
  { drill: 'sealing', store: 'postgres' },
  { drill: 'clock', store: 'postgres', control: true },
  { drill: 'order', store: 'postgres', control: true },
  { drill: 'restore', store: 'postgres', control: true },
  { drill: 'tamper', store: 'postgres', control: true },
  { drill: 'partition', store: 'postgres', control: true },
  { drill: 'crash-postgres', store: 'postgres', control: true },
  { drill: 'sealing', store: 'postgres', control: true },
  { drill: 'upgrade', store: 'postgres', control: true, long: true },
  { drill: 'equality', store: 'postgres', control: true, long: true },
  { drill: 'power', store: 'embedded', control: true, long: true, full: ['--cuts', '5'] },
  { drill: 'power', store: 'postgres', control: true, long: true, full: ['--cuts', '3'] },
  { drill: 'disk-full', store: 'embedded', control: true, long: true },
];

interface Done {
  readonly run: Run;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly said: string;
}

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean' }, seed: { type: 'string' }, lanes: { type: 'string' } },
  allowPositionals: true,
});
const short = values.short === true;
const seed = values.seed ?? '1';
const unknown = positionals.filter((name) => !runs.some(({ drill }) => drill === name));
if (unknown.length > 0) {
  console.error(
    `No drill "${unknown.join('", "')}". Drills: ${[...new Set(runs.map(({ drill }) => drill))].join(', ')}.`,
  );
  process.exit(2);
}

const nameOf = ({ drill, store, control }: Run): string => `${drill} ${store}${control === true ? ' (control)' : ''}`;

async function perform(run: Run): Promise<Done> {
  const { drill, store, control, full = [], brief = [] } = run;
  const script = fileURLToPath(new URL(`${drill}.ts`, import.meta.url));
  const form = short || control === true ? ['--short'] : [];
  const args = [
    script,
    '--store',
    store,
    '--seed',
    seed,
    ...form,
    ...(short ? brief : full),
    ...(control === true ? ['--control'] : []),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  await once(child, 'close');
  const line = out.trim().split('\n').at(-1) ?? '';
  const result = judged(run, line, child.exitCode);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${mark(result)} ${nameOf(run)} ${seconds.toFixed(1)} s\n  ${line}`);
  if (result === 'failed') console.log(err.trim().split('\n').slice(-40).join('\n'));
  return { run, result, seconds, said: line };
}

/** A control that was thrown out of its course has shown nothing: it has to fail by what it counted. */
function judged({ control }: Run, line: string, code: number | null): Done['result'] {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return 'failed';
  }
  if (typeof said !== 'object' || said === null) return 'failed';
  if ('skipped' in said) return 'skipped';
  const red = code === 1 && 'pass' in said && said.pass === false && !('thrown' in said);
  const green = code === 0 && 'pass' in said && said.pass === true;
  return (control === true ? red : green) ? 'passed' : 'failed';
}

const mark = (result: Done['result']): string => ({ passed: '✓', failed: '✗', skipped: '-' })[result];

const waiting = runs.filter(
  ({ drill, long }) => (positionals.length === 0 || positionals.includes(drill)) && !(short && long === true),
);
const done: Done[] = [];
const began = performance.now();
async function lane(): Promise<void> {
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) done.push(await perform(run));
}
await Promise.all(Array.from({ length: Number(values.lanes ?? (short ? 2 : 1)) }, lane));

console.log('');
for (const { run, result, seconds } of done.toSorted((a, b) => nameOf(a.run).localeCompare(nameOf(b.run))))
  console.log(
    `${mark(result)} ${nameOf(run).padEnd(34)} ${seconds.toFixed(1).padStart(7)} s${result === 'skipped' ? '  skipped' : ''}`,
  );
const count = (result: Done['result']): number => done.filter((one) => one.result === result).length;
const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
console.log(
  `\n${((performance.now() - began) / 1000).toFixed(0)} s\n${count('passed')} passed, ${count('failed')} failed${skipped}`,
);
process.exitCode = count('failed') > 0 ? 1 : 0;
