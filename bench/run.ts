/**
 * `npm run bench` measures everything and rewrites bench/RESULTS.md; `node bench/run.ts slices` measures one section, prints it
 * and puts it in its place there. Options follow (`--series 1000`, `--minutes 30`, `--small` to try a bench out) and reach the section. Each
 * section runs in a process of its own, so that memory and compiled code of one do not touch another.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Section } from './rounds.ts';

const sections: Readonly<Record<string, () => Promise<{ run(): Section | Promise<Section> }>>> = {
  slices: () => import('./slices.ts'),
  commitments: () => import('./commitments.ts'),
  backtest: () => import('./backtest.ts'),
  proof: () => import('./proof.ts'),
  radar: () => import('./radar.ts'),
  calendars: () => import('./calendars.ts'),
  forecast: () => import('./forecast.ts'),
  pages: () => import('./pages.ts'),
  reading: () => import('./reading.ts'),
  peers: () => import('./peers.ts'),
  clocks: () => import('./clocks.ts'),
  live: () => import('./live.ts'),
  ingest: () => import('./ingest.ts'),
  closing: () => import('./closing.ts'),
  memory: () => import('./resident.ts'),
  application: () => import('./application.ts'),
  price: () => import('./price.ts'),
};

/** What was measured on; nothing that names the machine. */
function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GiB of memory, ${process.platform} ${process.arch}, Node ${process.version}`;
}

function markdown({ title, about, head, rows, targets }: Section): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)];
  const reached = targets.map(
    (target) => `- ${target.what}: **${target.measured}**, ${target.reached ? 'reached' : 'not reached'}`,
  );
  return [`## ${title}`, '', ...about.flatMap((text) => [text, '']), ...table, '', ...reached, ''].join('\n');
}

/** A section that fails says so in its place; the others are measured all the same. */
function measured(name: string, options: readonly string[]): Section {
  const own = fileURLToPath(import.meta.url);
  try {
    const out = execFileSync(process.execPath, [own, '--measure', name, ...options], {
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(out) as Section;
  } catch {
    process.exitCode = 1;
    return {
      title: name,
      about: ['This section failed; what it said is above its run.'],
      head: ['failed'],
      rows: [],
      targets: [],
    };
  }
}

async function main(args: readonly string[]): Promise<void> {
  const [flag, name] = args;
  if (flag === '--measure') {
    const section = sections[name ?? ''];
    if (section !== undefined) process.stdout.write(JSON.stringify(await (await section()).run()));
    return;
  }
  const named = flag === undefined || flag.startsWith('--') ? undefined : flag;
  const options = named === undefined ? args : args.slice(1);
  const wanted = named === undefined ? Object.keys(sections) : [named];
  const unknown = wanted.find((one) => sections[one] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}"; choose ${Object.keys(sections).join(', ')} or none for all.`);
    process.exitCode = 2;
    return;
  }
  const texts = wanted.map((one) => {
    console.error(`measuring ${one} …`);
    return markdown(measured(one, options));
  });
  const head = `# Results\n\nWritten by \`npm run bench\`. ${machine()}. Medians of rounds after a warm-up.\n`;
  console.log([head, ...texts].join('\n'));
  // Only what was measured in full size is kept.
  if (options.length === 0)
    writeFileSync(results, [head, ...inPlace(texts, named === undefined)].join('\n').trimEnd() + '\n');
}

const results = new URL('RESULTS.md', import.meta.url);
const titleOf = (text: string): string => text.slice(0, text.indexOf('\n'));

/** The sections measured before with those measured now in their places. */
function inPlace(texts: readonly string[], whole: boolean): readonly string[] {
  const before = whole
    ? []
    : readFileSync(results, 'utf8')
        .split(/^(?=## )/mu)
        .slice(1);
  const byTitle = new Map([...before, ...texts].map((text) => [titleOf(text), `${text.trimEnd()}\n`]));
  return [...byTitle.values()];
}

await main(process.argv.slice(2));
