/**
 * `npm test`: every check in order, all of them even when one fails, then a table and one plain closing line
 * ("N passed, M failed") that a machine can look for. `npm test -- types lint` runs only the named steps.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name: said again under the table, where the end of a long output is all that is kept. */
  readonly names?: readonly string[];
};
interface Tally {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}
type Step = { readonly name: string; readonly what: string; readonly run: () => Count };

const root = new URL('..', import.meta.url).pathname;
const reports = join(root, 'reports');

/** Runs a tool that came with the project; its own output goes straight to the terminal. */
function tool(command: string, ...args: readonly string[]): boolean {
  const result = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status === 0;
}

const one = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/**
 * Vitest's own tally; a run that dies before it writes one counts as a failure, never as nothing. `workers` as vitest takes it:
 * its own choice leaves one processor idle.
 */
function vitest(project: string, workers: string): Count {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const reporter = process.env['CI'] ? 'default' : 'dot';
  const passed = tool(
    'vitest',
    'run',
    `--project=${project}`,
    `--maxWorkers=${workers}`,
    `--reporter=${reporter}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  try {
    const tally: Tally = JSON.parse(readFileSync(report, 'utf8'));
    const names = tally.testResults
      .filter(({ status }) => status === 'failed')
      .flatMap(({ name, assertionResults }) => {
        const failing = assertionResults.filter(({ status }) => status === 'failed');
        const file = relative(root, name);
        return failing.length === 0 ? [file] : failing.map(({ fullName }) => `${file}: ${fullName}`);
      });
    // A file that cannot be loaded fails without failing any single test.
    const failed = Math.max(tally.numFailedTests, passed ? 0 : 1);
    return { passed: tally.numPassedTests, failed, skipped: tally.numPendingTests + tally.numTodoTests, names };
  } catch {
    return one(false);
  }
}

/** The drills in their short form; their own closing line is the tally. */
function drills(): Count {
  const { stdout } = spawnSync(process.execPath, ['scripts/chaos/all.ts', '--short'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  process.stdout.write(stdout);
  const [, passed, failed, skipped = '0'] = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/u.exec(stdout) ?? [];
  if (passed === undefined || failed === undefined) return one(false);
  const names = [...new Set([...stdout.matchAll(/^✗ (.+?) +[\d.]+ s$/gmu)].map(([, name = '']) => name))];
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped), names };
}

const steps: readonly Step[] = [
  { name: 'types', what: 'types, project references and type tests', run: () => one(tool('tsc', '-b')) },
  { name: 'lint', what: 'lint', run: () => one(tool('oxlint', '--type-aware', '--deny-warnings')) },
  { name: 'format', what: 'format', run: () => one(tool('prettier', '--check', '--log-level=warn', '.')) },
  { name: 'unused', what: 'nothing is left that nobody uses', run: () => one(tool('knip', '--no-config-hints')) },
  { name: 'unit', what: 'house rules, unit, property and contract tests', run: () => vitest('unit', '100%') },
  { name: 'live', what: 'against real programs: Prometheus, Alertmanager, mail', run: () => vitest('live', '1') },
  { name: 'drills', what: 'killed, cut off, filled up, set back: nothing is lost', run: drills },
  { name: 'browser', what: 'the same bytes in a browser', run: () => vitest('browser', '1') },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join('", "')}". Steps: ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

mkdirSync(reports, { recursive: true });
const results = steps
  .filter((step) => asked.length === 0 || asked.includes(step.name))
  .map((step) => {
    console.log(`\n── ${step.name}: ${step.what}`);
    const start = performance.now();
    const count = step.run();
    return { step, count, seconds: (performance.now() - start) / 1000 };
  });

console.log('');
for (const { step, count, seconds } of results) {
  const skipped = count.skipped > 0 ? `  ${count.skipped} skipped` : '';
  const mark = count.failed > 0 ? '✗' : '✓';
  const tally = `${String(count.passed).padStart(6)} passed ${String(count.failed).padStart(4)} failed`;
  console.log(`${mark} ${step.name.padEnd(8)} ${tally} ${seconds.toFixed(1).padStart(7)} s${skipped}`);
}
for (const { step, count } of results) for (const name of count.names ?? []) console.log(`✗ ${step.name}: ${name}`);
const total = (key: 'passed' | 'failed' | 'skipped'): number => results.reduce((sum, { count }) => sum + count[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
