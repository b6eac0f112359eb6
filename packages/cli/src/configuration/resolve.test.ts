/** Which value wins, where it is from, and what is said of all that is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BadInput } from '../endings.ts';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { resolveConfiguration } from './resolve.ts';
import { settingNames, settings } from './settings.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-settings-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function fileOf(text: string): string {
  const file = join(scratch, 'troth.yaml');
  writeFileSync(file, text);
  return file;
}

function faultsOf(question: Parameters<typeof resolveConfiguration>[0]): readonly string[] {
  try {
    resolveConfiguration(question);
  } catch (error) {
    if (error instanceof BadInput) return error.refusals.map(({ message }) => message);
    throw error;
  }
  return [];
}

test('a flag wins over the environment, the environment over the file, the file over the standard', () => {
  const file = fileOf('http:\n  port: 1\n  host: file.example\nlog.level: debug\n');
  const env = { TROTH_HTTP_PORT: '2', TROTH_HTTP_HOST: 'env.example' };
  const { configuration, written } = resolveConfiguration({ flags: { 'http.port': '3' }, env, file });
  expect(configuration).toMatchObject({
    'http.port': 3,
    'http.host': 'env.example',
    'log.level': 'debug',
    worker: true,
  });
  expect([
    written['http.port']?.from,
    written['http.host']?.from,
    written['log.level']?.from,
    written.worker?.from,
  ]).toEqual(['--set http.port', 'TROTH_HTTP_HOST', `${file}:4`, 'standard']);
});

test('an empty variable is no value', () => {
  expect(resolveConfiguration({ flags: {}, env: { DATABASE_URL: '' } }).configuration['store.url']).toBeUndefined();
});

test('everything that is wrong is told at once, with its place', () => {
  const file = fileOf('http.port: ninety\nhttp.prot: 80\nworker: [on]\n');
  const flags = { 'log.level': 'loud', colour: 'red' };
  const env = { TROTH_SECRET_KEY: 'short', DATABASE_URL: 'mysql://db' };
  const faults = faultsOf({ flags, env, file });
  for (const said of [
    `${file}:1: http.port: write a whole number`,
    `${file}:2: there is no setting "http.prot"`,
    `${file}:3: worker: write one value`,
    '--set log.level: log.level: write error, warn, info, debug or silent',
    '--set colour: there is no such setting',
    'TROTH_SECRET_KEY: keys.secret: write 32 random bytes',
    'DATABASE_URL: store.url: write postgres://',
  ])
    expect(
      faults.some((fault) => fault.startsWith(said)),
      `${said}\n${faults.join('\n')}`,
    ).toBe(true);
  expect(faults).toHaveLength(7);
});

test('a file that is named has to be there; the usual one need not', () => {
  expect(faultsOf({ flags: {}, env: {}, file: join(scratch, 'none.yaml') })).toEqual([
    `${join(scratch, 'none.yaml')}: cannot be read: no such file`,
  ]);
  expect(faultsOf({ flags: {}, env: {}, usualFile: join(scratch, 'none.yaml') })).toEqual([]);
});

test('variables are named once', () => {
  expect(new Set(settingNames.map((name) => settings[name].env)).size).toBe(settingNames.length);
});

test('"config explain" shows values and places, and of secrets only that they are set', async () => {
  const env = { DATABASE_URL: 'postgres://troth:canary@db/troth', TROTH_METRICS_TOKEN: 'canary-canary-canary' };
  for (const more of [[], ['--json']]) {
    const { host, said } = hostForTests(['config', 'explain', '--set', 'http.port=9000', ...more], { env });
    expect(await run(host)).toBe(0);
    for (const part of ['--set http.port', '9000', 'DATABASE_URL', '(set, not shown)'])
      expect(said.out).toContain(part);
    expect(said.out).not.toContain('canary');
  }
});
