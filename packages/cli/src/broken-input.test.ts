/** Broken files end in a sentence with a place and exit 2: no stack trace, no half a result, bounded memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const broken = join(root, 'conformance/broken');

interface Ended {
  readonly code: number | null;
  readonly errors: string;
  readonly output: string;
}

/** The command in a process whose heap may not grow beyond 256 MB. */
async function troth(...args: readonly string[]): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=256', join(root, 'packages/cli/bin/troth.js'), ...args],
    {
      cwd: root,
    },
  );
  const gather = async (stream: AsyncIterable<Buffer>): Promise<string> => {
    let text = '';
    for await (const chunk of stream) text += chunk.toString();
    return text;
  };
  const [output, errors] = [gather(child.stdout), gather(child.stderr)];
  const [code]: unknown[] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, errors: await errors, output: await output };
}

const places: Readonly<Record<string, RegExp>> = {
  'agreements/billion-laughs.yaml': /billion-laughs\.yaml:\d+:\d+: more than \d+ values once aliases are followed/u,
  'agreements/cyclic-inheritance.yaml': /cyclic-inheritance\.yaml:8:11: inherits: A inherits B inherits A/u,
  'agreements/end-before-start.yaml': /end-before-start\.yaml:7:\d+: effective\.to: lies before "from"/u,
  'agreements/hole-at-target.yaml': /hole-at-target\.yaml:\d+:\d+: error CR-HOLE .*\n.*= 99\.9 %/u,
  'agreements/huge-exponent.yaml':
    /huge-exponent\.yaml:28:\d+: fees\.lines\.0\.amount: "1e999999999" is not an amount/u,
  'agreements/misspelt-key.yaml': /misspelt-key\.yaml:19:\d+: commitments\.0: "roundin" is no key/u,
  'agreements/nul-bytes.yaml': /nul-bytes\.yaml:6: a NUL byte/u,
  'agreements/tab.yaml': /tab\.yaml:16:1: a tab where spaces are needed/u,
  'agreements/two-active-revisions.yaml':
    /two-active-revisions\.yaml:37:\d+: BROKEN revision 2 holds from 2024-07-01, when revision 1/u,
  'agreements/unknown-kind.yaml': /unknown-kind\.yaml:15:\d+: commitments\.0\.metric/u,
  'agreements/unknown-zone.yaml': /unknown-zone\.yaml:8:\d+: zone: "Asia\/Hongkong_City" is no IANA time zone/u,
  'agreements/wrong-unit.yaml': /wrong-unit\.yaml:16:\d+: commitments\.0\.target: >= 4 h cannot judge/u,
  'evidence/end-before-start.states.csv': /end-before-start\.states\.csv:3: .*end lies before the start/u,
  'evidence/formula-cell.states.csv': /formula-cell\.states\.csv:2: /u,
  'evidence/huge-exponent.yaml': /huge-exponent\.yaml:5: `total`: "1e999999999" is not a number/u,
  'evidence/no-offset.states.csv': /no-offset\.states\.csv:2: column start: .* has no offset/u,
  'evidence/nul-bytes.states.csv': /nul-bytes\.states\.csv:2: a NUL byte/u,
  'evidence/wrong-unit.yaml': /wrong-unit\.yaml:5: `affected`: "15 min" is not a share/u,
};

function refused(ended: Ended, place: RegExp): void {
  expect(ended.errors).toMatch(place);
  expect(ended.code).toBe(2);
  expect(ended.output).toBe('');
  expect(ended.errors).not.toMatch(/\n\s+at .*\.ts:\d+/u);
}

describe('broken files', () => {
  it('are all listed here', async () => {
    const found = await Promise.all(
      ['agreements', 'evidence'].map(async (folder) =>
        (await readdir(join(broken, folder))).map((name) => `${folder}/${name}`),
      ),
    );
    expect(found.flat().toSorted()).toEqual(Object.keys(places).toSorted());
  });
  it.each(Object.entries(places))('%s', async (file, place) => {
    const sound = file.startsWith('evidence/') ? [join(broken, 'sound.yaml')] : [];
    refused(await troth('evaluate', ...sound, join(broken, file), '--period', '2024-04'), place);
  });
  it('have a sound neighbour that is not refused', async () => {
    const ended = await troth('evaluate', join(broken, 'sound.yaml'), '--period', '2024-04');
    expect(ended).toMatchObject({ code: 0, errors: '' });
  });
});

describe('a line of 400 MB', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'troth-'));
    for (const name of ['line.yaml', 'line.jsonl', 'line.states.csv']) {
      const stream = createWriteStream(join(folder, name));
      const chunk = 'x'.repeat(4_000_000);
      stream.write(name === 'line.yaml' ? 'apiVersion: troth/v1\nkind: Agreement\ntitle: ' : '');
      for (let i = 0; i < 100; i += 1) if (!stream.write(chunk)) await once(stream, 'drain');
      stream.end();
      await once(stream, 'close');
    }
  }, 60_000);
  afterAll(async () => rm(folder, { recursive: true, force: true }));
  it.each(['line.yaml', 'line.jsonl', 'line.states.csv'])('%s is refused without being read whole', async (name) => {
    const sound = name === 'line.yaml' ? [] : [join(broken, 'sound.yaml')];
    const ended = await troth('evaluate', ...sound, join(folder, name), '--period', '2024-04');
    refused(ended, new RegExp(`${name}(:\\d+)?: `, 'u'));
  });
});
