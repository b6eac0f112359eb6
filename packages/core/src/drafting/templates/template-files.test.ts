import { describe, expect, it } from 'vitest';
import { templateDifferences } from './difference.ts';
import { templateFrom } from './from-agreement.ts';
import { instantiate } from './instantiate.ts';
import { templateOutline } from './outline.ts';
import { readTemplate, templateFaults, templateYaml } from './read-template.ts';
import { shippedTemplates } from './shipped.ts';
import { exampleValues } from './testing/example-values.ts';
import type { Template } from './template.ts';

function shipped(id: string): Template {
  const found = shippedTemplates.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
const network = shipped('network-connectivity');

function textOf(template: Template, tier = 'silver') {
  const made = instantiate(template, { tier, values: exampleValues(template) });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value.text;
}

describe('a template as a file', () => {
  it.each(shippedTemplates)('$id holds together, and reads as itself', (template) => {
    expect(templateFaults(template)).toEqual([]);
    expect(readTemplate(templateYaml(template), 'x.yaml')).toEqual({ ok: true, value: template });
  });
  it('says the line of what does not hold together', () => {
    const text = `apiVersion: troth/v1
kind: Template
id: small
version: 1
title: Small
type: sla
tiers: [{ id: one, names: One }]
variables:
  - { key: who, names: Who, kind: party }
  - { key: fee, names: Fee, kind: money, default: much }
text:
  id: { $var: number }
  fee: { $var: fee }
  target: { $tier: { two: 3 } }
`;
    const read = readTemplate(text, 'small.yaml');
    expect(read.ok ? [] : read.refusals.map(({ message }) => message.slice(0, 60))).toEqual([
      'small.yaml:12:3: text.id: “number” is asked for here and is ',
      'small.yaml:14:3: text.target: there is no tier “two”',
      'small.yaml:9:5: variables.0: “who” is asked and stands nowhe',
      expect.stringContaining('small.yaml:10:'),
    ]);
    expect(readTemplate('kind: Template', 'bad.yaml').ok).toBe(false);
  });
});

describe('a template of an agreement', () => {
  it('leaves open what is one customer’s, and makes the same agreement again', () => {
    const agreement = textOf(network);
    const made = templateFrom(agreement, { id: 'ours', title: { en: 'Ours' } });
    if (!made.ok) throw new Error(made.refusals[0]?.message);
    expect(JSON.stringify(made.value)).not.toMatch(/Pearl|麥愛麗|kwun-tong/u);
    const { parties, services, term } = agreement as never as {
      parties: Record<string, never>;
      services: readonly { sites: never }[];
      term: Record<string, never>;
    };
    const again = instantiate(made.value, {
      tier: 'standard',
      values: {
        ...parties,
        agreementId: 'SLA-TEST',
        start: '2025-01-01',
        termStart: term['start'] ?? '',
        end: term['end'] ?? '',
        sites: services[0]?.sites ?? [],
        sites2: services[1]?.sites ?? [],
        recipients: ['麥愛麗', '張雅達'],
        copies: (agreement['distribution'] as never as { copies: never }).copies,
      },
    });
    expect(again.ok ? again.value.text : again.refusals).toEqual(agreement);
  });
});

describe('differences from the template', () => {
  it('are none in what was just made of it, in any tier', () => {
    for (const template of shippedTemplates)
      for (const { id } of template.tiers) expect(templateDifferences(template, id, textOf(template, id))).toEqual([]);
  });
  it('are told by clause and place: changed, added, left out', () => {
    const text = textOf(network);
    const commitments = (text['commitments'] as never as Record<string, never>[]).filter(({ id }) => id !== 'jitter');
    const changed = {
      ...text,
      commitments: commitments.map((one) => (one['id'] === 'availability' ? { ...one, target: '>= 99.95 %' } : one)),
      clauses: (text['clauses'] as never as { key: string }[]).map((one, index) =>
        index === 0 ? { ...one, text: { en: 'Other words.', 'zh-Hant': '其他文字。' } } : one,
      ),
      stepIn: 'new',
    };
    const found = templateDifferences(network, 'silver', changed);
    expect(found.map(({ clause, path }) => [clause, path.join(' › ')])).toEqual([
      ['K04', 'clauses › K04 › text › en'],
      ['K04', 'clauses › K04 › text › zh-Hant'],
      ['K06', 'commitments › availability › target'],
      ['K06', 'commitments › jitter'],
      [undefined, 'stepIn'],
    ]);
    expect(found[2]).toMatchObject({ standard: '>= 99.9 %', written: '>= 99.95 %' });
  });
});

describe('tiers side by side', () => {
  it('show targets and usual prices', () => {
    const { promises, prices } = templateOutline(network);
    expect(promises[0]).toMatchObject({
      id: 'availability',
      priced: true,
      targets: {
        bronze: { en: 'at least 99.5 %' },
        silver: { en: 'at least 99.9 %' },
        gold: { en: 'at least 99.95 %' },
      },
    });
    expect(promises.find(({ id }) => id === 'response')?.targets['silver']?.en).toBe(
      'every case in P1 15 min, P2 30 min, P3 2 h',
    );
    expect(promises.find(({ id }) => id === 'outage-notice')?.targets['gold']?.en).toBe('at least 95 % in 10 min');
    expect(prices).toEqual({ bronze: 'HKD 4,500.00', silver: 'HKD 6,800.00', gold: 'HKD 11,500.00' });
    const helpdesk = templateOutline(shipped('helpdesk')).promises.find(({ id }) => id === 'lost-time');
    expect(helpdesk?.targets['bronze']?.en).toBe('reported');
  });
});
