/**
 * P21, a ledger that shows tampering: the attacks of the table, each on an organisation of its own, by somebody who holds
 * the database. What only a checkpoint kept outside can show is seen against one; what was written after the last
 * checkpoint is not seen by anybody until the next one: the window is the time between checkpoints.
 *
 *   node scripts/chaos/tamper.ts [--store embedded|postgres] [--seed N] [--entries N] [--control]
 */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { Frontier, parseCheckpoint, signCheckpoint, verifyCheckpoint } from '@troth/core';
import type { Signer } from '@troth/core';
import { verifyLedgers } from '@troth/stores';
import type { SeenCheckpoint, Store } from '@troth/stores';
import { attacks } from './stage/attacks.ts';
import type { Attack, Target } from './stage/attacks.ts';
import { need } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { openPlace, placesFor } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { asSuperuser, numberOf } from './stage/superuser.ts';
import { loadRow } from './stage/write-load.ts';

const untouched = 'untouched';
/** Entries that were written after the checkpoint was given away. */
const uncovered = 4;

function signerFrom(name: string, seed: string): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { name, publicKey, sign: async (bytes) => new Uint8Array(sign(null, bytes, key)) };
}

const ours = signerFrom('troth.example/drill', 'ours');
const theirs = signerFrom('troth.example/drill', 'theirs');

const ed25519 = async (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> => {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
};

async function checkpointOf(store: Store, organisation: string): Promise<SeenCheckpoint> {
  const { size, frontier } = await store.read(organisation, (reader) => reader.head());
  return { organisation, size, root: Buffer.from(Frontier.fromBytes(frontier).root()).toString('hex') };
}

const noteOver = ({ size, root }: SeenCheckpoint, signer: Signer): Promise<string> =>
  signCheckpoint({ origin: ours.name, size, root: new Uint8Array(Buffer.from(root, 'hex')), extension: [] }, signer);

/** Signs the head, as the product does, and gives it away. */
async function checkpoint(store: Store, organisation: string, signer: Signer): Promise<SeenCheckpoint> {
  const seen = await checkpointOf(store, organisation);
  const note = await noteOver(seen, signer);
  await store.write(organisation, async (transaction) =>
    transaction.keepCheckpoint({ size: seen.size, root: seen.root, note, recordedAt: await transaction.stamp() }),
  );
  return seen;
}

async function tell(store: Store, organisation: string, [from, to]: readonly [number, number]): Promise<void> {
  await store.write(organisation, async (transaction) => {
    for (let at = from; at < to; at += 1) {
      const act = { actor: 'drill', key: `write ${at}` };
      if (at % 4 === 3) await transaction.put({ kind: 'customer', id: `C-${at}`, body: { name: `No ${at}` } }, act);
      else {
        const rows = [loadRow(2 * at), loadRow(2 * at + 1)];
        await transaction.addFacts({ source: 'load', rows, claimed: true }, act);
      }
    }
  });
}

interface Told {
  readonly place: Place;
  readonly seen: readonly SeenCheckpoint[];
}

/** Every organisation told the same, with a checkpoint given away before the last entries. */
async function tellAll({ store: kind, amount, ...setting }: Setting): Promise<Told> {
  const place = await placesFor(setting)(kind);
  const store = await openPlace(place);
  const seen: SeenCheckpoint[] = [];
  for (const organisation of [untouched, ...attacks.map(({ name }) => name)]) {
    await store.establish(organisation, organisation);
    await tell(store, organisation, [0, amount]);
    seen.push(await checkpoint(store, organisation, ours));
    await tell(store, organisation, [amount, amount + uncovered]);
  }
  await store.close();
  return { place, seen };
}

/** An administrator removes the checkpoints that would give him away: those in the database are his. */
async function attackAll({ amount, chance }: Setting, { place }: Told): Promise<void> {
  await asSuperuser(place, async (client) => {
    for (const { name, carryOut, seen } of attacks) {
      const evidence = Array.from({ length: amount - 2 }, (_, at) => at + 1).filter((at) => at % 4 !== 3);
      const target: Target = {
        client,
        org: await numberOf(client, name),
        covered: amount,
        victim: chance.pick(evidence),
      };
      await carryOut(target);
      if (!seen.inside) await client.query('delete from troth.checkpoints where org = $1', [target.org]);
    }
  });
}

interface Verdict extends Attack {
  readonly inside: boolean;
  readonly outside: boolean;
}

async function verdicts(store: Store, seen: readonly SeenCheckpoint[]): Promise<readonly Verdict[]> {
  const inside = new Set((await verifyLedgers(store)).map(({ organisation }) => organisation));
  const outside = new Set((await verifyLedgers(store, { seen })).map(({ organisation }) => organisation));
  return [
    ...attacks,
    { name: untouched, does: 'nothing', seen: { inside: false, outside: false }, carryOut: async () => undefined },
  ].map((attack) => ({ ...attack, inside: inside.has(attack.name), outside: outside.has(attack.name) }));
}

/** A note by a new key does not hold under the key that signed earlier ones; a second one by our key does, and convicts us. */
async function showNotes(store: Store): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, shows } of attacks) {
    if (shows === undefined) continue;
    const head = await checkpointOf(store, name);
    const note = need(parseCheckpoint(await noteOver(head, shows === 'new-key' ? theirs : ours)));
    const holds = await verifyCheckpoint(note, ours, ed25519);
    if (holds !== (shows === 'old-key'))
      faults.push(`${name}: the checkpoint shown ${holds ? 'holds' : 'does not hold'} under our key`);
  }
  return faults;
}

function tableOf(found: readonly Verdict[], say: Setting['say']): void {
  const word = (seen: boolean): string => (seen ? 'detected    ' : 'not detected');
  for (const { does, inside, outside } of found) say(`${does.padEnd(62)} ${word(inside)}  ${word(outside)}`);
}

async function run(setting: Setting): Promise<Result> {
  const told = await tellAll(setting);
  setting.say(`${attacks.length + 1} ledgers of ${setting.amount + uncovered} entries; checkpoints given away`);
  // What the next holder is given before the attack on what the last checkpoint did not cover.
  const store = await openPlace(told.place);
  const next = await checkpointOf(store, 'after-checkpoint');
  await store.close();
  await attackAll(setting, told);
  const attacked = await openPlace(told.place);
  // The control: nobody kept a checkpoint outside.
  const found = await verdicts(attacked, setting.control ? [] : told.seen);
  setting.say(`${'attack'.padEnd(62)} inside        outside`);
  tableOf(found, setting.say);
  const closed = (await verifyLedgers(attacked, { seen: [next] })).some(
    ({ organisation }) => organisation === next.organisation,
  );
  const notes = await showNotes(attacked);
  await attacked.close();
  const faults = [
    ...floor('entries under the checkpoint', setting.amount, 12),
    ...notes,
    ...(closed ? [] : ['an entry under the next checkpoint was altered and nobody saw it']),
    ...found
      .filter(({ seen, inside, outside }) => seen.inside !== inside || seen.outside !== outside)
      .map(
        ({ name, seen, inside, outside }) =>
          `${name}: seen inside ${inside}, outside ${outside}; expected ${seen.inside}, ${seen.outside}`,
      ),
  ];
  const count = (which: 'inside' | 'outside'): number => found.filter((one) => one[which]).length;
  const figures = {
    attacks: attacks.length,
    detectedInside: count('inside'),
    detectedOutside: count('outside'),
    undetected: found.filter(({ name, outside }) => !outside && name !== untouched).map(({ name }) => name),
    window: 'what was written after the last checkpoint that somebody else holds',
    nextCheckpointDetects: closed,
  };
  return { figures, faults };
}

await runDrill({
  name: 'tamper',
  stores: ['embedded', 'postgres'],
  amount: { option: 'entries', full: 60, short: 16 },
  minutes: { full: 10, short: 4 },
  run,
});
