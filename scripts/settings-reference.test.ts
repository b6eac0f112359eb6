/** Settings are told as they are: the page and the example file are up to date, and the file is a file of settings. */
import { readFileSync } from 'node:fs';
import { resolveConfiguration, settingNames, settings } from '@troth/cli';
import { describe, expect, it } from 'vitest';
import { settingsDocs } from './settings-reference.ts';

const docs = await settingsDocs();
const at = (path: string): URL => new URL(`../${path}`, import.meta.url);

describe('generated pages of settings', () => {
  it.each([...docs.keys()])('%s is what "npm run docs" writes', (path) => {
    expect(readFileSync(at(path), 'utf8')).toBe(docs.get(path));
  });

  it('say every setting', () => {
    for (const text of docs.values())
      for (const name of settingNames)
        expect(text.includes(name) && text.includes(settings[name].env), name).toBe(true);
  });
});

describe('deploy/troth.example.yaml', () => {
  const example = at('deploy/troth.example.yaml').pathname;

  it('is read as a file of settings and changes nothing', () => {
    const bare = resolveConfiguration({ flags: {}, env: {} });
    const read = resolveConfiguration({ flags: {}, env: {}, file: example });
    expect(read.configuration).toEqual(bare.configuration);
    expect(read.written['http.port']?.from).toMatch(/troth\.example\.yaml:\d+$/u);
  });
});
