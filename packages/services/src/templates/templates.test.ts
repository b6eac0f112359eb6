/** Templates of the organisation: saved, approved by somebody else, used; where a draft differs from the one it began with. */
import { templateYaml, shippedTemplates } from '@troth/core';
import type { Json, Outcome } from '@troth/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { beginDraft } from '../drafting/begin.ts';
import { changeDraft } from '../drafting/change.ts';
import { actOnRecord } from '../practice/write.ts';
import { ada, agreement, derek, draftingHouse, jack } from '../testing/drafting-table.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { draftAgainstTemplate, listTemplates, readTemplatePage, templateFile, tryTemplate } from './read.ts';
import { saveTemplate } from './save.ts';

let house: House;
beforeAll(async () => {
  house = await draftingHouse();
});

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const approve = (id: string, actor: Actor) =>
  actOnRecord(house.context, { organisation, actor, kind: 'template', id, act: 'approve' });

const values: Readonly<Record<string, Json>> = {
  agreementId: 'SLA-NEW',
  provider: { name: 'Harbourline' },
  customer: { name: 'Lion Rock' },
  customerRepresentative: { name: 'Jack' },
  serviceLevelManager: { name: 'Ada' },
  signatories: [{ name: 'Derek', party: 'provider', capacity: 'Head', order: 1, authority: 'unlimited' }],
  start: '2025-04-01',
  end: '2027-04-01',
  deskPhone: '+852 5550 0100',
  sites: [{ id: 'central' }],
};
const begin = (template: string, agreementId: string) =>
  beginDraft(house.context, {
    organisation,
    actor: ada,
    from: { template, tier: 'silver', values: { ...values, agreementId } },
  });

describe('templates', () => {
  test('that ship are there, with tiers side by side', async () => {
    const all = await listTemplates(house.context, { organisation });
    expect(all.slice(0, 3).map(({ id, state }) => [id, state])).toEqual([
      ['network-connectivity', 'shipped'],
      ['helpdesk', 'shipped'],
      ['cloud-hosting', 'shipped'],
    ]);
    const page = taken(await readTemplatePage(house.context, { organisation, template: 'saas' }));
    expect(page.stands.map(({ type }) => type)).toEqual([
      'underpinning-contract',
      'ola',
      'underpinning-contract',
      'ola',
    ]);
    expect(codes(await readTemplatePage(house.context, { organisation, template: 'none' }))).toEqual(['NOT-FOUND']);
  });

  test('show what they make of values before anybody keeps it', async () => {
    const ask = { organisation, template: 'network-connectivity' };
    const trial = taken(await tryTemplate(house.context, { ...ask, filling: { tier: 'gold', values } }));
    expect(trial.examples.map(({ verdict }) => verdict)).toEqual(['met', 'missed', 'missed']);
    expect(trial.findings.map(({ code }) => code)).toContain('K01-SIGNATORY');
    expect(codes(await tryTemplate(house.context, { ...ask, filling: { tier: 'gold', values: {} } }))).toContain(
      'TEMPLATE-VALUE-MISSING',
    );
  });

  test('of our own are approved by somebody other than their author before a draft begins with them', async () => {
    const yaml = templateYaml(shippedTemplates[0] ?? ({} as never)).replace('network-connectivity', 'our-network');
    const saved = taken(
      await saveTemplate(house.context, { organisation, actor: ada, from: { yaml, file: 'x.yaml' } }),
    );
    expect(saved.body).toMatchObject({ template: 'our-network', version: 1, state: 'draft', madeFrom: 'x.yaml' });
    expect(codes(await begin('our-network', 'SLA-A'))).toEqual(['CONFLICT']);
    expect(codes(await approve(saved.id, ada))).toEqual(['SAME-PERSON']);
    taken(await approve(saved.id, derek));
    expect(taken(await begin('our-network', 'SLA-A')).body.begunFrom).toMatchObject({ templateVersion: 1 });
    const next = taken(await saveTemplate(house.context, { organisation, actor: ada, from: { yaml } }));
    expect(next.body.version).toBe(2);
    // The approved one stands until the next is approved.
    const page = taken(await readTemplatePage(house.context, { organisation, template: 'our-network' }));
    expect([page.version, page.versions.map(({ state }) => state)]).toEqual([1, ['approved', 'draft']]);
    const file = taken(await templateFile(house.context, { organisation, template: 'our-network', version: 2 }));
    expect(file.name).toBe('our-network-2.yaml');
  });

  test('of a shipped id take the next number, so that both can be told apart', async () => {
    const yaml = templateYaml(shippedTemplates[1] ?? ({} as never));
    const saved = taken(await saveTemplate(house.context, { organisation, actor: ada, from: { yaml } }));
    expect(saved.body.version).toBe(2);
  });

  test('are made of an agreement, and refused with the line of what is wrong', async () => {
    const from = { agreement, id: 'metro', title: { en: 'Metro' } };
    const saved = taken(await saveTemplate(house.context, { organisation, actor: ada, from }));
    expect(JSON.stringify(saved.body.text)).not.toMatch(/Lion Rock/u);
    const wrong = await saveTemplate(house.context, { organisation, actor: ada, from: { yaml: 'kind: Template' } });
    expect(wrong.ok ? '' : wrong.refusals[0]?.message).toMatch(/^template\.yaml:1:1/u);
    expect(codes(await saveTemplate(house.context, { organisation, actor: jack, from }))).not.toEqual([]);
  });
});

describe('a draft against its template', () => {
  test('differs nowhere at first, then where it was changed', async () => {
    const draft = taken(await begin('network-connectivity', 'SLA-B'));
    const ask = { organisation, actor: ada, draft: draft.id };
    expect(taken(await draftAgainstTemplate(house.context, ask)).differences).toEqual([]);
    const changes = [{ path: ['commitments', 'availability', 'target'], value: '>= 99.95 %' }];
    taken(await changeDraft(house.context, { ...ask, base: draft.version, changes }));
    const { differences, template } = taken(await draftAgainstTemplate(house.context, ask));
    expect(template).toMatchObject({ id: 'network-connectivity', tier: 'silver' });
    expect(differences).toMatchObject([{ clause: 'K06', standard: '>= 99.9 %', written: '>= 99.95 %' }]);
  });
});
