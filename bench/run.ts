/**
 * `npm run bench` measures everything and rewrites bench/RESULTS.md; `node bench/run.ts slices` measures one section and
 * prints it. Each section runs in a process of its own, so that memory and compiled code of one do not touch another.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Section } from './rounds.ts';

const sections: Readonly<Record<string, () => Promise<{ run(): Section }>>> = {
  slices: () => import('./slices.ts'),
  commitments: () => import('./commitments.ts'),
  calendars: () => import('./calendars.ts'),
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

function measured(name: string): Section {
  const own = fileURLToPath(import.meta.url);
  const out = execFileSync(process.execPath, [own, '--measure', name], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  return JSON.parse(out) as Section;
}

async function main(args: readonly string[]): Promise<void> {
  const [flag, name] = args;
  if (flag === '--measure') {
    const section = sections[name ?? ''];
    if (section !== undefined) process.stdout.write(JSON.stringify((await section()).run()));
    return;
  }
  const wanted = flag === undefined ? Object.keys(sections) : [flag];
  const unknown = wanted.find((one) => sections[one] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}"; choose ${Object.keys(sections).join(', ')} or none for all.`);
    process.exitCode = 2;
    return;
  }
  const texts = wanted.map((one) => {
    console.error(`measuring ${one} …`);
    return markdown(measured(one));
  });
  const text = [
    '# Results',
    '',
    `Written by \`npm run bench\`. ${machine()}. Medians of rounds after a warm-up.`,
    '',
    ...texts,
  ].join('\n');
  console.log(text);
  if (flag === undefined) writeFileSync(new URL('RESULTS.md', import.meta.url), `${text.trimEnd()}\n`);
}

await main(process.argv.slice(2));
