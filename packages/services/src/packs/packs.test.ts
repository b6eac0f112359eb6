/** Packs that the other party checks, and checkpoints. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { Instant, verifyPack } from '@troth/core';
import type { PackFiles, Signer, Verify } from '@troth/core';
import { verifyLedgers } from '@troth/stores';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { closePeriod } from '../periods/close.ts';
import { approveRestatement, listProposals } from '../periods/restate.ts';
import { registerSource } from '../sources/register.ts';
import {
  anna,
  ben,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { signHead } from './checkpoint.ts';
import { buildEvidencePack } from './evidence-pack.ts';

/** The test key of RFC 8032 §7.1, first vector. */
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32));
const signer: Signer = {
  name: 'troth.example',
  publicKey,
  sign: async (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
};
const verifies: Verify = async (key, bytes, signature) => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return verify(null, bytes, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
};

async function expectValid(files: PackFiles): Promise<void> {
  const report = taken(await verifyPack(files, { verify: verifies, trustedKeys: [signer] }));
  expect(report.checks.flatMap(({ faults }) => faults)).toEqual([]);
  expect(report.valid).toBe(true);
}

async function closedDemo(): Promise<House> {
  const files = await demoFiles();
  const house = await houseForTests({ signer });
  house.setClock('2024-12-20T08:00:00+08:00');
  await settleIn(house, files);
  const late = files.rows.filter(({ form, id }) => form !== 'issued' && id !== 'OUT-0195');
  await importRows(
    house,
    late.filter(({ recordedAt }) => recordedAt <= house.context.clock()),
  );
  house.setClock('2024-12-21T08:00:00+08:00');
  const question = { organisation, agreement: 'SLA-SP-DIA', period: '2024-11' };
  taken(await closePeriod(house.context, { ...question, actor: anna }));
  await signHead(house.context, { organisation });
  house.setClock('2024-12-22T08:00:00+08:00');
  await importRows(
    house,
    files.rows.filter(({ id }) => id === 'OUT-0195').map((row) => ({ ...row, recordedAt: house.context.clock() })),
  );
  house.setClock('2024-12-22T09:00:00+08:00');
  await house.settle();
  const [proposal] = await listProposals(house.context, question);
  taken(await approveRestatement(house.context, { organisation, actor: ben, id: proposal?.id ?? '' }));
  return house;
}

describe('a pack', () => {
  it('of a restated month is computed again by whoever receives it', async () => {
    const house = await closedDemo();
    const pack = taken(
      await buildEvidencePack(house.context, { organisation, agreement: 'SLA-SP-DIA', period: '2024-11' }),
    );
    expect(pack.name).toBe('SLA-SP-DIA-2024-11.zip');
    const files = new Map(Object.entries(unzipSync(pack.bytes)));
    await expectValid(files);
    expect([...files.keys()].filter((name) => name.startsWith('statements/'))).toHaveLength(2);
    expect(await verifyLedgers(house.context.store)).toEqual([]);
  });

  it('carries the sealed days of its slices, and none of another customer’s rows', async () => {
    const house = await houseForTests({ signer });
    house.setClock('2025-02-10T00:00:00Z');
    const commitments = [
      {
        id: 'success',
        title: 'Success',
        metric: { kind: 'event-ratio', series: 'checkout', count: 'good', aggregate: 'pooled' },
        target: '>= 99 %',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
      },
    ];
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
    const texts = [smallAgreement('NORTH', { commitments }), smallAgreement('SOUTH')];
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
    const rows = Array.from({ length: 120 }, (_, i) => {
      const start = Instant.plus(Instant.parse('2025-01-31T23:00:00Z'), i * 60_000);
      const [from, to] = [Instant.format(start), Instant.format(Instant.plus(start, 60_000))];
      return {
        place: `${i}`,
        row: {
          form: 'slice',
          id: `s${i}`,
          agreement: 'NORTH',
          series: 'checkout',
          start: from,
          end: to,
          bad: i === 7 ? 1 : 0,
          total: 10,
        },
      };
    });
    const state = (agreement: string) => ({
      place: agreement,
      row: {
        form: 'state',
        id: agreement,
        agreement,
        state: 'down',
        start: '2025-01-20T10:00:00Z',
        end: '2025-01-20T10:01:00Z',
      },
    });
    const delivery = { rows: [...rows, state('SOUTH'), state('NORTH')], samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
    house.setClock('2025-02-10T01:00:00Z');
    const question = { organisation, agreement: 'NORTH', period: '2025-01' };
    const issued = taken(await closePeriod(house.context, { ...question, actor: anna }));
    expect(issued.statement.rows[0]?.segments[0]?.value?.exact).toBe('599/600');
    const pack = taken(await buildEvidencePack(house.context, question));
    const files = new Map(Object.entries(unzipSync(pack.bytes)));
    await expectValid(files);
    expect([...files.keys()].filter((name) => name.startsWith('pages/')).length).toBeGreaterThan(0);
    expect(Buffer.from(files.get('rows.jsonl') ?? []).toString()).not.toContain('SOUTH');
  });

  it('is made of closed periods only, and signed', async () => {
    const house = await houseForTests({ signer });
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('NORTH')] }));
    const question = { organisation, agreement: 'NORTH', period: '2025-01' };
    expect(await buildEvidencePack(house.context, question)).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT-CLOSED' }],
    });
    const bare = { ...house.context, signer: undefined };
    expect(await buildEvidencePack(bare, question)).toMatchObject({ ok: false, refusals: [{ code: 'NO-SIGNER' }] });
  });
});

describe('checkpoints', () => {
  it('are signed when something is new, after a minute', async () => {
    const house = await houseForTests({ signer });
    expect(await signHead(house.context, { organisation })).toBeUndefined();
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('NORTH')] }));
    const first = await signHead(house.context, { organisation, ifDue: true });
    expect(first?.size).toBe(1);
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('SOUTH')] }));
    expect(await signHead(house.context, { organisation, ifDue: true })).toBeUndefined();
    house.setClock('2025-02-26T00:31:00.000Z');
    expect((await signHead(house.context, { organisation, ifDue: true }))?.size).toBe(2);
    expect((await signHead(house.context, { organisation }))?.size).toBe(2);
    const kept = await house.context.store.read(organisation, (reader) => reader.checkpoints(10));
    expect(kept.map(({ size }) => size)).toEqual([2, 1]);
  });
});
