import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { writeChapters } from '../../contract/contract.ts';
import { lintRevision } from '../../lint/lint.ts';
import { deviationsOf } from '../wording/deviations.ts';
import { instantiate } from './instantiate.ts';
import { shippedTemplates } from './shipped.ts';
import type { Template } from './template.ts';
import { exampleValues } from './testing/example-values.ts';

function textOf(template: Template, tier: string, law = 'hong-kong') {
  const asksLaw = template.variables.some(({ key }) => key === 'law');
  const values = { ...exampleValues(template), ...(asksLaw ? { law } : {}) };
  const made = instantiate(template, { tier, values });
  if (!made.ok) throw new Error(made.refusals.map(({ message }) => message).join('\n'));
  return made.value.text;
}

function revisionOf(template: Template, tier: string, law?: string): Revision {
  const book = readAgreements([{ file: `${template.id}.yaml`, text: JSON.stringify(textOf(template, tier, law)) }]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [revision] = book.value.agreements[0]?.revisions ?? [];
  if (revision === undefined) throw new Error('no revision');
  return revision;
}

const cases = shippedTemplates.flatMap((template) =>
  template.tiers.map((tier) => ({ id: template.id, template, tier: tier.id })),
);

describe.each(cases)('$id $tier', ({ template, tier }) => {
  it('lints without error or warning', () => {
    const found = lintRevision(revisionOf(template, tier)).filter(({ severity }) => severity !== 'note');
    expect(found.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([]);
  });
  it('deviates nowhere from approved wording', () => {
    expect(deviationsOf(textOf(template, tier)).map(({ path, written }) => `${path.join('.')}: ${written}`)).toEqual(
      [],
    );
  });
  it('renders every term in both languages', () => {
    const revision = revisionOf(template, tier);
    for (const language of ['en', 'zh-Hant'] as const) {
      const words = JSON.stringify(writeChapters(revision, language));
      expect(words).not.toMatch(/\{[a-zA-Z][\w.-]*\}|undefined|\[object/u);
      if (language === 'zh-Hant') expect(words.match(/(?:[A-Za-z’'-]{2,} ){2,}[A-Za-z’'-]{2,}/gu) ?? []).toEqual([]);
    }
  });
});

describe('the set', () => {
  it('has eight service level agreements in three tiers, each with what stands behind it', () => {
    const ids = new Set(shippedTemplates.map(({ id }) => id));
    expect(ids.size).toBe(shippedTemplates.length);
    const slas = shippedTemplates.filter(({ type }) => type === 'sla');
    expect(slas.map(({ id, tiers }) => [id, tiers.map((tier) => tier.id).join(' ')])).toEqual(
      [
        'network-connectivity',
        'helpdesk',
        'cloud-hosting',
        'saas',
        'application-support',
        'colocation',
        'security-operations',
        'field-maintenance',
      ].map((id) => [id, 'bronze silver gold']),
    );
    for (const { id, stands = [] } of slas) {
      expect(stands.length, id).toBeGreaterThan(0);
      expect(
        stands.filter((one) => !ids.has(one)),
        id,
      ).toEqual([]);
    }
    expect(new Set(shippedTemplates.map(({ type }) => type)).size).toBe(4);
  });
  it.each(shippedTemplates.filter(({ type }) => type === 'sla'))('$id holds under English law', (template) => {
    const revision = revisionOf(template, 'silver', 'england');
    expect(lintRevision(revision).filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(JSON.stringify(revision.terms.legal)).not.toMatch(/Cap\. \d/u);
  });
  it('can be filled in as an expectation, which then carries no money', () => {
    for (const template of shippedTemplates.filter(({ type }) => type === 'sla')) {
      const made = instantiate(template, { tier: 'silver', values: exampleValues(template), type: 'expectation' });
      const book = readAgreements([{ file: 'x.yaml', text: JSON.stringify(made.ok ? made.value.text : {}) }]);
      expect(book.ok, template.id).toBe(true);
    }
  });
});
