import { languages } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { paperHtml } from '../print/paper.ts';
import { printPdf } from '../print/press.ts';
import { toMarkdown } from '../prose/markdown.ts';
import { exampleRevision } from '../testing/example.ts';
import { harbourline } from '../testing/harbourline.ts';
import { extractPaper, extractRoles, isExtractRole } from './extract.ts';
import type { ExtractRole } from './extract.ts';

const revisions = [exampleRevision(), ...harbourline().agreements.flatMap((one) => one.revisions.slice(-1))];
const text = (role: ExtractRole, revision = exampleRevision()): string =>
  toMarkdown(extractPaper(revision, role, 'en'));

describe('an extract for a role', () => {
  test.each(['service-desk', 'operations', 'field', 'users'] as const)('says nothing of money to %s', (role) => {
    for (const revision of revisions)
      for (const language of languages)
        expect(toMarkdown(extractPaper(revision, role, language))).not.toMatch(
          /HKD|GBP|USD|credit (?:table|rule)|補償表|收費項目/u,
        );
  });

  test('gives each role what it needs and not what another does', () => {
    const sees = (words: string): readonly string[] => extractRoles.filter((role) => text(role).includes(words));
    expect(sees('Who is called when')).toEqual(['service-desk']);
    expect(sees('Credit table of clause 13.1')).toEqual(['billing', 'supplier-manager']);
    expect(sees('HKD 12,000.00')).toEqual(['billing', 'supplier-manager']);
    expect(sees('No access')).toEqual(['service-desk']);
    expect(sees('Planned works may be done')).toEqual(['operations', 'field', 'supplier-manager']);
    // Without promises of attendance the field has them all.
    expect(sees('at most 21.6 min')).toEqual(['operations', 'field', 'supplier-manager', 'users']);
  });

  test('tells the desk of promises about cases only, as the contract words them', () => {
    const [desk, operations] = [text('service-desk'), text('operations')];
    expect(desk).toContain('**6.2**');
    expect(desk).not.toContain('**6.1**');
    const sentence = (of: string): string | undefined => of.split('\n').find((line) => line.startsWith('**6.2**'));
    expect(sentence(desk)).toBe(sentence(operations));
  });

  test('names the contract it is taken from, in both languages, on paper and on screen', async () => {
    const revision = exampleRevision();
    for (const role of extractRoles)
      for (const language of languages) {
        const paper = extractPaper(revision, role, language);
        expect(paperHtml(paper)).toContain(revision.hash);
        expect((await printPdf(paper)).length).toBeGreaterThan(1000);
      }
    expect(isExtractRole('users') && !isExtractRole('everybody')).toBe(true);
  });
});
