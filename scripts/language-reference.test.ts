/** The reference says what the core says: pages and schemas are up to date, examples are agreements that the engine accepts. */
import { readFileSync } from 'node:fs';
import { creditRuleKinds, lintRevision, metricKinds, openPoints } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { creditExamples, exampleFiles, metricExamples, partTexts, revisionOf } from './language-reference/examples.ts';
import { anchorOf, headKeys, parts } from './language-reference/parts.ts';
import { generatedDocs } from './language-reference.ts';

const docs = await generatedDocs();
const stored = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('generated documentation', () => {
  it.each([...docs.keys()])('%s is what "npm run docs" writes', (path) => {
    expect(stored(path)).toBe(docs.get(path));
  });

  it('has a heading for every place that the language page leads to', () => {
    const page = docs.get('docs/language.md') ?? '';
    const anchors = new Set([...page.matchAll(/^#+ (.+)$/gmu)].map((found) => anchorOf(found[1] ?? '')));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/gu)].map((found) => found[1] ?? '');
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
  });
});

describe('examples of the reference', () => {
  it('are agreements of one meaning', () => {
    for (const file of Object.values(exampleFiles)) {
      expect(openPoints(revisionOf(file)).map(({ code, message }) => `${file}: ${code} ${message}`)).toEqual([]);
    }
  });

  it('hold one whole agreement, in which lint finds nothing to add', () => {
    const found = lintRevision(revisionOf(exampleFiles.whole)).filter(({ severity }) => severity !== 'note');
    expect(found.map(({ code }) => code)).toEqual([]);
  });

  it('show every part, every kind of metric and every kind of credit', () => {
    const texts = partTexts();
    expect(parts.map(({ key }) => key).filter((key) => !texts.has(key))).toEqual([]);
    expect(
      [...texts.keys()].filter((key) => !headKeys.includes(key) && !parts.some((part) => part.key === key)),
    ).toEqual([]);
    expect([...metricExamples().keys()].toSorted()).toEqual(Object.keys(metricKinds).toSorted());
    expect([...creditExamples().keys()].toSorted()).toEqual(Object.keys(creditRuleKinds).toSorted());
  });
});
