/**
 * A process that runs commands of troth one after the other, each with its own words, folder and environment, as a process of
 * its own would: what takes the time of a short command is reading the program. Owns no check: scripts/guides.test.ts asks.
 */
import { randomBytes } from 'node:crypto';
import { run } from '../packages/cli/src/run.ts';

export interface Asked {
  readonly args: readonly string[];
  readonly place: string;
  readonly variables: Readonly<Record<string, string>>;
}
export interface Ended {
  readonly status: number;
  readonly said: string;
}

async function runOne({ args, place, variables }: Asked): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  process.chdir(place);
  const status = await run({
    args,
    out: (text) => void (stdout += text),
    err: (text) => void (stderr += text),
    colours: false,
    live: false,
    now: () => Date.now(),
    env: { ...process.env, ...variables },
    random: (bytes) => randomBytes(bytes),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // Nobody ends a command of a page but the command.
    askedToEnd: () => new Promise(() => undefined),
  });
  return { status, said: `${stdout.slice(-400)}${stderr.slice(-400)}` };
}

process.on('message', (asked: Asked) => {
  void runOne(asked).then((ended) => process.send?.(ended));
});
