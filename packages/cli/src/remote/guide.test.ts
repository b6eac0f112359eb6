/** What the guides to a server say, on a server: every command below "asks a server" ends as the line above it says. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { serverForTests } from '../testing/server-for-tests.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'troth-guide-'));
const guides = ['remote', 'drafting'] as const;

const commandsIn = (guide: string) =>
  [
    ...readFileSync(join(root, `docs/guides/${guide}.md`), 'utf8').matchAll(
      /^<!-- asks a server -->\n\n```sh\n(.*?)^```/gmsu,
    ),
  ].flatMap(([, block = '']) =>
    [...block.matchAll(/^# ends with (\d).*\nnpx troth (.*)$/gmu)].map(([, ends, text = '']) => ({
      ends: Number(ends),
      text,
    })),
  );

/** Words as a shell parts them; paths of the repository lead to it, and what is written goes elsewhere. */
const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain = '']) =>
    (quoted ?? plain)
      .replace(/^examples\//u, `${join(root, 'examples')}/`)
      .replace(/^(?:nov\.zip|held\.txt|metro\.yaml)$/u, (name) => join(scratch, name)),
  );

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

test.each(guides)('the commands of the guide "%s" end as it says', { timeout: 120_000 }, async (guide) => {
  const server = await serverForTests();
  const commands = commandsIn(guide);
  expect(commands.length).toBeGreaterThan(6);
  const key = await server.key();
  for (const { ends, text } of commands) {
    const { code, out, err } = await server.troth(key, wordsOf(text));
    expect(code, `troth ${text}\n${out}${err}`).toBe(ends);
  }
  await server.close();
});
