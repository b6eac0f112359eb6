/**
 * What the guides say works: every command below a line "# runs" in a block of shell is run by the real command, in a folder of
 * its own, and must end as the line says ("# runs, ends with 1: …"). A block marked "runs as a server" is left running, on a
 * free port, and what follows finds it by TROTH_SERVER and TROTH_KEY, until "runs after the server". Other commands are left
 * alone. Servers and lines that a shell has to read (pipes, files, other programs) are processes of their own; a plain command of
 * troth is handed to one process that has read the program already.
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCases } from '@troth/core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Asked, Ended } from './guides-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);
const pages = ['README.md', 'packages/core/README.md', 'docs/README.md', 'docs/conformance.md', ...guides];

interface Command {
  readonly text: string;
  readonly ends: number;
  /** It is a server, or wants none beside it. */
  readonly server: 'is' | 'none' | undefined;
}

interface Block {
  readonly language: string;
  readonly text: string;
  /** A comment before the block that says it runs; for pages on which "# runs" would be in the way. */
  readonly mark: string | undefined;
}

const blocksIn = (page: string): readonly Block[] =>
  [...page.matchAll(/(?:^<!-- (runs[^>]*?) -->\n\n)?^```(\w+)\n(.*?)^```/gmsu)].map(([, mark, language, text]) => ({
    mark,
    language: language ?? '',
    text: text ?? '',
  }));

const endSaid = (mark: string): number | undefined => {
  const found = /^(?:# )?runs(?: as a server| after the server)?(?:, ends with (\d))?/u.exec(mark);
  return found === null ? undefined : Number(found[1] ?? 0);
};

/** Lines of shell; one that ends in a backslash or inside a quotation goes on in the next. */
function wholeCommands(text: string): readonly string[] {
  const found: string[] = [];
  let begun = '';
  for (const line of text.split('\n')) {
    begun += begun === '' ? line : `\n${line}`;
    if (line.endsWith('\\') || (begun.match(/'/gu)?.length ?? 0) % 2 === 1) continue;
    found.push(begun);
    begun = '';
  }
  return found;
}

/** Commands that a page says it runs, in order. */
function commandsIn(page: string): readonly Command[] {
  const found: Command[] = [];
  for (const { language, text, mark } of blocksIn(page)) {
    if (language !== 'sh') continue;
    let ends = mark === undefined ? undefined : endSaid(mark);
    const server = mark === 'runs as a server' ? 'is' : mark === 'runs after the server' ? 'none' : undefined;
    for (const line of wholeCommands(text)) {
      if (line.startsWith('#')) ends = endSaid(line) ?? ends;
      else if (ends !== undefined && line.trim() !== '') found.push({ text: line, ends, server });
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

const shell = ({ text }: Command): readonly string[] => ['-c', text.replaceAll(/\bnpx troth\b/gu, 'troth')];
const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${bin}:${process.env['PATH'] ?? ''}`,
  ...more,
});

/** The words of a command of troth in which a shell has nothing to do. */
function plainWords({ text }: Command): readonly string[] | undefined {
  const line = text.replace(/ +#.*$/u, '').replaceAll('\\\n', ' ');
  if (!line.startsWith('npx troth ') || /[|<>$&;`*\n]/u.test(line.replaceAll(/"[^"$`]*"/gu, ''))) return undefined;
  return [...line.matchAll(/"[^"]*"|'[^']*'|\S+/gu)].slice(2).map(([word]) => word.replaceAll(/^["']|["']$/gu, ''));
}

const ready = fork(join(root, 'scripts/guides-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
afterAll(() => void ready.kill());

const asReady = (asked: Asked): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const died = (code: number | null): void => {
      reject(new Error(`the process ended with ${String(code)} during: troth ${asked.args.join(' ')}`));
    };
    ready.once('exit', died);
    ready.once('message', (ended: Ended) => {
      ready.off('exit', died);
      resolve(ended);
    });
    ready.send(asked);
  });

async function endOf(
  command: Command,
  place: string,
  more: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly said: string }> {
  const args = plainWords(command);
  if (args !== undefined) return asReady({ args, place, variables: more });
  const { status, stdout, stderr } = spawnSync('bash', shell(command), {
    cwd: place,
    encoding: 'utf8',
    env: environment(more),
  });
  return { status, said: `${stdout.slice(-400)}${stderr.slice(-400)}` };
}

interface Serving {
  readonly variables: Readonly<Record<string, string>>;
  /** Gives its exit code. */
  end(): Promise<unknown>;
}

/** Starts what the page starts, and waits until it serves. */
async function serving(command: Command, place: string): Promise<Serving> {
  const settings = { TROTH_HTTP_PORT: '0', TROTH_STORE_LEAST_FREE_PERCENT: '0' };
  const [flag = '', text = ''] = shell(command);
  const child = spawn('bash', [flag, `exec ${text}`], {
    cwd: place,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.resume();
  for await (const part of child.stdout) {
    said += String(part);
    if (/^troth \S+ serves/mu.test(said)) break;
  }
  return {
    variables: {
      TROTH_SERVER: /serves (http\S+)/u.exec(said)?.[1] ?? '',
      TROTH_KEY: /^ {2}(troth\.\S+)$/mu.exec(said)?.[1] ?? '',
    },
    async end() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

/** Runs the commands of a page one after the other. */
async function runAll(commands: readonly Command[], place: string): Promise<void> {
  let server: Serving | undefined;
  try {
    for (const command of commands) {
      if (command.server !== undefined && server !== undefined) {
        expect(await server.end(), 'the server of the page').toBe(0);
        server = undefined;
      }
      if (command.server === 'is') {
        server = await serving(command, place);
        continue;
      }
      const { status, said } = await endOf(command, place, server?.variables ?? {});
      expect(status, `${command.text}\n${said}`).toBe(command.ends);
    }
  } finally {
    await server?.end();
  }
}

describe('commands of the guides', () => {
  it('are found', () => {
    // These speak of screens; every other guide speaks of commands.
    const ofScreens = [
      'docs/guides/access.md',
      'docs/guides/activation.md',
      'docs/guides/demo.md',
      'docs/guides/negotiation.md',
      'docs/guides/recoverable.md',
      'docs/guides/requirements.md',
    ];
    const ofCommands = ['README.md', ...guides].filter((path) => !ofScreens.includes(path));
    const counts = ofCommands.map((path) => commandsIn(readFileSync(join(root, path), 'utf8')).length);
    expect(Math.min(...counts)).toBeGreaterThan(1);
  });
});

describe.each(pages)('%s', (path) => {
  const page = readFileSync(join(root, path), 'utf8');
  const commands = commandsIn(page);

  it('says commands that run and end as it says', { timeout: 600_000 }, async () => {
    const place = folder();
    try {
      await runAll(commands, place);
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
    ['json', 'shown.json', 2],
    ['yaml', 'shown.case', 2],
  ] as const)('in %s pass', (language, file, count) => {
    const shown = blocksIn(page).filter((block) => block.language === language);
    // A refusal stands for a case that did not pass.
    const passed = shown.flatMap(({ text }): readonly boolean[] => {
      const one = runCases({ file, text });
      return one.ok ? one.value.map((outcome) => outcome.passed) : [false];
    });
    expect(passed).toEqual(Array.from({ length: count }, () => true));
  });
});
