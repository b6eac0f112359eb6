/** Templates from the command line: listed, shown, filled in, made of an agreement, and back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import type { Said } from '../testing/host-for-tests.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'troth-template-'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

async function troth(...args: readonly string[]): Promise<Said & { readonly code: number }> {
  const { host, said } = hostForTests(args);
  return { code: await run(host), ...said };
}

const values = `agreementId: SLA-PEARL
provider: { name: Harbourline }
customer: { name: { en: Pearl Coaches, zh-Hant: 明珠客車 } }
customerRepresentative: { name: Iris Mak }
serviceLevelManager: { name: Ada Cheung }
signatories:
  - { name: Derek Wong, party: provider, capacity: Head, order: 1, authority: unlimited }
  - { name: Iris Mak, party: customer, capacity: Manager, order: 2, authority: unlimited }
start: 2025-04-01
end: 2027-04-01
deskPhone: '+852 5550 0100'
sites: [{ id: kwun-tong }]
`;

describe('troth template', () => {
  it('lists what ships, and shows tiers side by side', async () => {
    expect((await troth('template', 'list')).out).toMatch(
      /^network-connectivity +sla +Network connectivity \(bronze, silver, gold\)$/mu,
    );
    const shown = await troth('template', 'show', 'network-connectivity', '--lang', 'zh-Hant');
    expect(shown.out).toMatch(/銀級 \(silver\), HKD 6,800\.00\n +各地點可用率: [^\n]*99\.9 %/u);
  });
  it('fills one in, whose agreement lint finds whole; makes a template of it', async () => {
    await writeFile(at('values.yaml'), values);
    const filled = await troth(
      'template',
      'fill',
      'network-connectivity',
      '--tier',
      'silver',
      '--values',
      at('values.yaml'),
      '-o',
      at('sla.yaml'),
    );
    expect(filled).toMatchObject({ code: 0, err: `wrote ${at('sla.yaml')}\n` });
    const text = await readFile(at('sla.yaml'), 'utf8');
    expect(text).toMatch(/明珠客車的網絡服務/u);
    const made = await troth(
      'template',
      'new',
      at('sla.yaml'),
      '--id',
      'ours',
      '--title',
      'Ours',
      '-o',
      at('ours.yaml'),
    );
    expect(made.code).toBe(0);
    expect(await readFile(at('ours.yaml'), 'utf8')).not.toMatch(/Pearl|明珠/u);
    expect((await troth('template', 'show', at('ours.yaml'))).out).toMatch(/^Ours – ours, version 1/u);
  });
  it('says what is missing, and what there is', async () => {
    const missing = await troth('template', 'fill', 'saas', '--tier', 'silver');
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/tell “customer”/u);
    const unknown = await troth('template', 'show', 'nothing');
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.err).toMatch(/troth template list/u);
  });
  it('gives the template itself as a file that reads again', async () => {
    expect((await troth('template', 'show', 'helpdesk', '--yaml', '-o', at('helpdesk.yaml'))).code).toBe(0);
    expect((await troth('template', 'show', at('helpdesk.yaml'))).out).toBe(
      (await troth('template', 'show', 'helpdesk')).out,
    );
  });
});
