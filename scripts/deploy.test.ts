/** What lies in deploy/ speaks of what is there: paths, settings, commands. Metrics are compared beside the figures (cli). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingNames, settings } from '@troth/cli';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const deploy = (name: string): string => readFileSync(join(root, 'deploy', name), 'utf8');
const variables = new Set<string>(settingNames.map((name) => settings[name].env));

const files = ['Containerfile', 'troth.service', 'prometheus.yaml'];

it.each(files)('variables in %s are settings', (file) => {
  const named = deploy(file).match(/\b(?:TROTH_[A-Z_]+|DATABASE_URL)\b/gu) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !variables.has(name))).toEqual([]);
});

describe('the container file', () => {
  const text = deploy('Containerfile');

  it('copies what is there', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('runs as nobody in particular, with a check and a volume', () => {
    const last = text.slice(text.lastIndexOf('\nFROM '));
    for (const line of [/^USER node$/mu, /^VOLUME \/var\/lib\/troth$/mu, /^HEALTHCHECK /mu, /^STOPSIGNAL SIGTERM$/mu])
      expect(last).toMatch(line);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.indexOf('RUN '));
  });
});

describe('the units of systemd', () => {
  const units = ['troth.service', 'troth-worker@.service'].map(deploy);
  const linesOf = (unit: string): readonly string[] =>
    unit.split('\n').filter((line) => /^[A-Z]\w+=/u.test(line) && !/^(?:Description|After|ExecStart)=/u.test(line));

  it('start what is there', () => {
    for (const unit of units) {
      const [, path = '', command = ''] = /^ExecStart=\S+ \/opt\/troth\/(\S+) (\w+) /mu.exec(unit) ?? [];
      expect([existsSync(join(root, path)), existsSync(join(root, `packages/cli/src/commands/${command}.ts`))]).toEqual(
        [true, true],
      );
    }
  });

  it('may do the same, and little', () => {
    const [server = [], worker = []] = units.map(linesOf);
    expect(worker).toEqual(server);
    for (const line of ['User=troth', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
      expect(server).toContain(line);
  });
});
