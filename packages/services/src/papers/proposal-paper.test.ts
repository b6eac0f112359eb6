/** The proposal as a file: a customer has its own edition of what was offered to it, and nothing of ours is in it. */
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import type { Language, Outcome } from '@troth/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { beginDraft } from '../drafting/begin.ts';
import { draftProposal } from '../proposal/proposal.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, karen, tableForTests } from '../testing/negotiated-draft.ts';
import { move, partyPerson, tell } from '../testing/small-company.ts';
import type { PaperFile } from './documents.ts';
import { proposalFile } from './proposal-paper.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-proposal-paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const agreement = 'SLA-LR-METRO';
const supplier = partyPerson('mina', 'supplier', 'victoria-fibre');

let house: House;
let draft = '';
beforeAll(async () => {
  house = await tableForTests();
  const uc = fileURLToPath(new URL('../../../../examples/harbourline-company/agreements/uc-vfc.yaml', import.meta.url));
  const { agreements: texts } = taken(await readFiles([uc]));
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  const leaf = { id: 'east', name: 'East ring', promises: [{ agreement: 'UC-VFC', commitment: 'availability' }] };
  const asked = { party: 'lion-rock', title: { en: 'Always on' }, priority: 'must', needs: [], period: 'month' };
  await tell(house, [
    ['service-model', agreement, { agreement, model: { structure: { leaf: 'east' }, leaves: [leaf] } }],
    ['requirement', 'SLR-0001', { ...asked, measure: 'availability', target: '>= 99.99 %' }],
    ['requirement', 'SLR-0002', { ...asked, measure: 'loss', target: '<= 0.1 %' }],
  ]);
  const begin = { organisation, actor: ada, from: { agreement }, effective: '2025-04-01' };
  draft = taken(await beginDraft(house.context, { ...begin, requirements: ['SLR-0001', 'SLR-0002'] })).id;
}, 60_000);

const paper = (actor: Actor, language: Language = 'en', edition?: 'all' | 'customer'): Promise<Outcome<PaperFile>> =>
  proposalFile(house.context, { organisation, actor, draft, language, format: 'pdf', edition });
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

function textOf({ name, bytes }: PaperFile): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const said = (command: string, ...words: string[]): string =>
    execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return flat(`${said('pdftotext', '-layout', file, '-')} ${said('pdfinfo', file)}`);
}
/** Lines break anywhere; words are compared without what stands between them. */
const flat = (text: string): string => text.replaceAll(/\s+/gu, '');

/** Every text in data that is long enough to mean something. */
function wordsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return data.length > 5 ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(wordsIn) : [];
}

describe('before it is offered', () => {
  it('there is a paper for ourselves only', async () => {
    expect(taken(await paper(ada)).name).toBe(`${agreement}-${draft}-v1-proposal-internal-en.pdf`);
    for (const actor of [jack, karen, supplier]) expect(codes(await paper(actor))).toEqual(['NOT-FOUND']);
  });
});

describe('once it is offered', () => {
  beforeAll(async () => {
    await move(house, ['draft', draft, 'submit', 'offer']);
  });

  it('its customer has the edition for customers, and nobody else has any', async () => {
    expect(taken(await paper(jack)).name).toMatch(/-proposal-en\.pdf$/u);
    expect(codes(await paper(jack, 'en', 'all'))).toEqual(['NOT-FOUND']);
    for (const actor of [karen, supplier])
      for (const edition of [undefined, 'all', 'customer'] as const)
        expect(codes(await paper(actor, 'en', edition))).toEqual(['NOT-FOUND']);
  });

  it('nothing that only we may read is in it, neither as data nor on a page', async () => {
    const ours = taken(await draftProposal(house.context, { organisation, actor: ada, draft }));
    const { inside, ...outside } = ours;
    const theirs = taken(await draftProposal(house.context, { organisation, actor: jack, draft }));
    const shared = flat(JSON.stringify(outside));
    const secrets = [...wordsIn(inside), 'UC-VFC', 'East ring', 'Victoria', 'inside', 'price', 'gaps'].filter(
      (words) => !shared.includes(flat(words)),
    );
    // There is something to keep: gaps that name a contract, options with an amount.
    expect(inside?.proof.gaps.map(({ text }) => text.en).join(' ')).toContain('UC-VFC');
    expect(secrets.length).toBeGreaterThan(20);
    const pages = [taken(await paper(jack)), taken(await paper(jack, 'zh-Hant'))].map(textOf);
    const told = [JSON.stringify(theirs), ...pages].map(flat);
    expect(secrets.filter((words) => told.some((one) => one.includes(flat(words))))).toEqual([]);
    const page = (pages[0] ?? '').replaceAll(/\s/gu, '');
    for (const words of ['SLR-0001', 'atleast99.99%', 'atleast99.95%', 'Notmet', 'nopromise'])
      expect(page).toContain(words);
    const own = textOf(taken(await paper(ada)));
    expect(own).toContain('UC-VFC');
    expect(own).toContain('Optionsforwhatisnotmet');
  });

  it('the same proposal is the same bytes', async () => {
    const [one, other] = [taken(await paper(jack)), taken(await paper(jack))];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});
