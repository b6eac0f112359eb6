/**
 * What the guides say works: every command below a line "# runs" in a block of shell is run by the real command, in a folder of
 * its own, and must end as the line says ("# runs, ends with 1: …"). Other commands are left alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCases } from '@troth/core';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);
const pages = ['README.md', 'docs/README.md', 'docs/conformance.md', ...guides];

interface Command {
  readonly text: string;
  readonly ends: number;
}

const blocks = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```/gmsu)]
    .filter((block) => block[1] === language)
    .map((block) => block[2] ?? '');

/** Commands that a page says it runs, in order. */
function commandsIn(page: string): readonly Command[] {
  const found: Command[] = [];
  for (const block of blocks(page, 'sh')) {
    let ends: number | undefined;
    for (const line of block.split('\n')) {
      const mark = /^# runs(?:, ends with (\d))?/u.exec(line);
      if (mark !== null) ends = Number(mark[1] ?? 0);
      else if (ends !== undefined && line.trim() !== '') found.push({ text: line, ends });
    }
  }
  return found;
}

/** A folder in which the paths of the repository lead to it, and everything that is written stays. */
function folder(): string {
  const place = mkdtempSync(join(tmpdir(), 'troth-guides-'));
  for (const name of ['examples', 'conformance', 'docs']) symlinkSync(join(root, name), join(place, name));
  return place;
}

const bin = join(root, 'node_modules', '.bin');

function endOf({ text }: Command, place: string): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', text.replaceAll(/\bnpx troth\b/gu, 'troth')], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  });
  return { status, said: `${stdout.slice(-400)}${stderr.slice(-400)}` };
}

describe('commands of the guides', () => {
  it('are found', () => {
    const counts = guides.map((path) => commandsIn(readFileSync(join(root, path), 'utf8')).length);
    expect(Math.min(...counts)).toBeGreaterThan(1);
  });
});

describe.each(pages)('%s', (path) => {
  const page = readFileSync(join(root, path), 'utf8');
  const commands = commandsIn(page);

  it('says commands that run and end as it says', { timeout: 300_000 }, () => {
    const place = folder();
    try {
      for (const command of commands) {
        const { status, said } = endOf(command, place);
        expect(status, `${command.text}\n${said}`).toBe(command.ends);
      }
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  it('leads to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)].map((found) => found[1] ?? '');
    const local = links.filter((link) => !/^[a-z]+:/u.test(link));
    expect(local.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });
});

describe('the cases shown on the page of conformance', () => {
  const page = readFileSync(join(root, 'docs/conformance.md'), 'utf8');
  it.each([
    ['json', 'shown.json', 1],
    ['yaml', 'shown.case', 2],
  ] as const)('in %s pass', (language, file, count) => {
    const [text] = blocks(page, language);
    const ran = runCases({ file, text: text ?? '' });
    expect(ran.ok ? ran.value.filter(({ passed }) => passed).length : ran.refusals).toBe(count);
  });
});
