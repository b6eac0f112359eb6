/**
 * The house keeps itself: each rule is first shown to find a planted fault, then run over the whole repository.
 * A finding says where, what is wrong and what to do.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noCircles, onlyThroughDoors, packagesPointDown, roomsPointDown } from './house-rules/arrows.ts';
import { everyKindListed, onlyListsNameKinds } from './house-rules/kind-lists.ts';
import { everyFileReachable, onlyDeclaredImports, referencesMatchManifests } from './house-rules/manifests.ts';
import { mask } from './house-rules/mask.ts';
import { planted } from './house-rules/planted.ts';
import { coreIsPure } from './house-rules/purity.ts';
import { readHouse } from './house-rules/source.ts';
import type { Rule } from './house-rules/source.ts';
import { filesStayShort, namesSayWhatThingsAre, nothingLeftOver, nothingOfOneMachine } from './house-rules/style.ts';

const root = new URL('..', import.meta.url).pathname;
const house = readHouse(root);

const rules: Readonly<Record<string, Rule>> = {
  packagesPointDown,
  roomsPointDown,
  onlyThroughDoors,
  noCircles,
  onlyDeclaredImports,
  referencesMatchManifests,
  everyFileReachable,
  everyKindListed,
  onlyListsNameKinds,
  coreIsPure,
  filesStayShort,
  namesSayWhatThingsAre,
  nothingLeftOver,
  nothingOfOneMachine,
};

describe('each rule finds what it is for', () => {
  it.each(planted)('$rule: $why', ({ rule, files, finds }) => {
    const found = rules[rule]?.(files).map((finding) => `${finding.path}:${finding.line}`);
    expect(found).toEqual(finds);
  });

  it('has a planted fault and a harmless neighbour for every rule', () => {
    for (const name of Object.keys(rules)) {
      const samples = planted.filter((sample) => sample.rule === name);
      expect(
        samples.some((sample) => sample.finds.length > 0),
        `${name} is never shown to fail`,
      ).toBe(true);
      expect(
        samples.some((sample) => sample.finds.length === 0),
        `${name} is never shown to stay quiet`,
      ).toBe(true);
    }
  });
});

describe('the house', () => {
  it.each(Object.entries(rules))('%s', (_name, rule) => {
    const findings = rule(house).map(({ path, line, fault, mend }) => `${path}:${line}  ${fault}\n      ${mend}`);
    expect(findings.length, `\n\n  ${findings.join('\n  ')}\n`).toBe(0);
  });

  it('reads the repository, not nothing', () => {
    expect(house.filter((file) => file.path.startsWith('packages/core/src/')).length).toBeGreaterThan(10);
  });

  it('keeps the median source file at or under 80 lines', () => {
    const sizes = house
      .filter((file) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(file.path) && !/\.test(-d)?\.ts$/.test(file.path))
      .map((file) => file.text.split('\n').length)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('locks every dependency to a digest and none to a host', () => {
    const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
    expect(lock).not.toMatch(/"resolved":\s*"https?:/);
    const packages = Object.entries<{ link?: boolean; integrity?: string }>(JSON.parse(lock).packages);
    const loose = packages.filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('pins every dependency exactly', () => {
    const manifests = house.filter((file) => /^(packages\/[^/]+\/)?package\.json$/.test(file.path));
    const loose = manifests.flatMap((file) => {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(file.text);
      return Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${file.path}: ${name} ${version}`);
    });
    expect(loose).toEqual([]);
  });
});

describe('mask', () => {
  it.each([
    ['const a = "Date"; // Date', 'const a = "    ";        '],
    ['const a = /[/"]Date/.test(b) / 2;', 'const a = /        /.test(b) / 2;'],
    ['`Date ${now(`x ${Date}`)} Date`', '`     ${now(`  ${Date}`)}     `'],
    ['/* Date\n */ Date', '       \n    Date'],
    ["'it\\'s Date' + Date", "'          ' + Date"],
    ['<p>{a}</p>; <b c={d} />; "Date"', '<p>{a}</p>; <b c={d} />; "    "'],
  ])('%j', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});
