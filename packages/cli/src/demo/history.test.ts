/** The company's history before anybody tells it: its records are right, stand in their order, and speak of what is there. */
import { mayAct, mayCreate, recordKindOf } from '@troth/core';
import type { Kept, RecordKindName } from '@troth/core';
import { whoOf } from '@troth/services';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreementLines } from './company/roles.ts';
import { actorOf, identities } from './company/people.ts';
import { wholeHistory } from './company/whole.ts';
import { noiseOutages } from './history/outages.ts';
import { noiseTickets } from './history/tickets.ts';
import { countedTickets, trickyCases } from './history/written-cases.ts';
import type { Step } from './steps.ts';
import { inOrder } from './timeline.ts';

let steps: readonly Step[] = [];
const kept = new Map<string, Kept & Record<string, unknown>>();
const faults: string[] = [];

beforeAll(async () => {
  steps = inOrder(await wholeHistory());
  for (const { at, deed } of steps) if (deed !== undefined) faults.push(...tried(at, deed));
});

/** What a store would refuse. */
function tried(at: string, deed: NonNullable<Step['deed']>): readonly string[] {
  const kind = recordKindOf(deed.kind);
  const name = `${deed.kind}/${deed.id ?? ''}`;
  const who = whoOf(actorOf(deed.by));
  const before = kept.get(name);
  if ('act' in deed) {
    const act = kind.acts[deed.act];
    if (before === undefined || act === undefined) return [`${name}: ${deed.act} comes before it is made`];
    const denied = mayAct({ kind, act }, before, who);
    if (denied !== undefined) return [`${name}: ${deed.act} at ${at}: ${denied.message.en}`];
    const strange = Object.keys(deed.tells ?? {}).filter((field) => act.tells?.includes(field) !== true);
    if (act.reason === true && deed.note === undefined) return [`${name}: ${deed.act} has no reason`];
    const trail = [...before.trail, { act: deed.act, by: who.id, at }];
    kept.set(name, { ...before, ...deed.tells, state: act.to ?? before.state, trail });
    return strange.map((field) => `${name}: ${deed.act} tells ${field}`);
  }
  if (before !== undefined) return [`${name} is made twice`];
  const denied = mayCreate(kind, who);
  if (denied !== undefined) return [`${name}: ${denied.message.en}`];
  const read = kind.written.safeParse(deed.body);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`);
  const trail = [{ act: 'create', by: who.id, at }];
  kept.set(name, { ...(deed.body as object), state: kind.beginningOf(deed.body), trail });
  return [];
}

const of = (kind: RecordKindName): readonly (Kept & Record<string, unknown>)[] =>
  [...kept].flatMap(([name, body]) => (name.startsWith(`${kind}/`) ? [body] : []));

describe('the history of the demo company', () => {
  it('is one that every rule of the records allows', () => {
    expect(faults).toEqual([]);
  });

  it('speaks of nothing that is not there', () => {
    const fields: readonly (readonly [field: string, kind: RecordKindName])[] = [
      ['party', 'party'],
      ['supplier', 'party'],
      ['customer', 'party'],
      ['provider', 'party'],
      ['parent', 'party'],
      ['group', 'party'],
      ['owner', 'person'],
      ['manager', 'person'],
      ['representative', 'person'],
      ['counterpart', 'person'],
      ['recipient', 'person'],
      ['ownOwner', 'person'],
      ['theirOwner', 'person'],
      ['service', 'service'],
      ['offering', 'offering'],
      ['site', 'site'],
      ['consumerGroup', 'consumer-group'],
      ['linkage', 'linkage'],
      ['disruption', 'disruption'],
    ];
    const agreements = new Set(agreementLines.map(({ id }) => id));
    const dangling = [...kept].flatMap(([name, body]) => [
      ...fields.flatMap(([field, kind]) => {
        const value = body[field];
        return typeof value === 'string' && !kept.has(`${kind}/${value}`) ? [`${name}: ${field} ${value}`] : [];
      }),
      ...(typeof body['agreement'] === 'string' && !agreements.has(body['agreement'])
        ? [`${name}: agreement ${body['agreement']}`]
        : []),
      ...[body['from'], body['to']].flatMap((end) =>
        name.startsWith('linkage/') && typeof end === 'string' && !kept.has(end) ? [`${name}: ${end}`] : [],
      ),
    ]);
    expect(dangling).toEqual([]);
  });

  it('has the company that the guide tells of', () => {
    const roles = Map.groupBy(of('party'), ({ role }) => role);
    expect(roles.get('customer')).toHaveLength(12);
    expect(roles.get('supplier')).toHaveLength(9);
    expect(roles.get('internal-group')).toHaveLength(7);
    expect(of('service')).toHaveLength(25);
    expect(of('instance')).toHaveLength(180);
    expect(of('change').length).toBeGreaterThanOrEqual(260);
    expect(of('review')).toHaveLength(37);
    const families = Map.groupBy(agreementLines, ({ id }) =>
      id.startsWith('EXP-') ? 'SLA' : id.slice(0, id.indexOf('-')),
    );
    expect([...families].map(([family, all]) => [family, all.length])).toEqual([
      ['SLA', 26],
      ['OLA', 14],
      ['UC', 11],
    ]);
    expect(of('linkage').filter(({ state }) => state === 'assumed')).toHaveLength(2);
    expect(of('link-activity').filter(({ ownOwner }) => ownOwner === undefined)).toHaveLength(1);
    expect(identities.length).toBeGreaterThan(30);
  });

  it('has about 9,500 tickets and 420 outages with those that are written by hand, the same each time they are drawn', () => {
    const tickets = [...noiseTickets(), ...countedTickets(), ...trickyCases];
    const opened = tickets.filter(({ event }) => event === 'opened').length;
    expect(opened).toBeGreaterThan(9300);
    expect(opened).toBeLessThan(9800);
    expect(noiseOutages().length).toBeGreaterThan(350);
    expect(noiseOutages()).toEqual(noiseOutages());
    expect(noiseTickets()).toEqual(noiseTickets());
  });

  it('has 37 of 40 kiosks in time in February 2025', () => {
    const own = countedTickets().filter(({ agreement, at }) => agreement === 'SLA-MK-FIELD' && at >= february);
    const opened = new Map(own.flatMap((event) => (event.event === 'opened' ? [[event.case, event.at] as const] : [])));
    const late = own.filter(
      (event) => event.event === 'restored' && event.at - (opened.get(event.case) ?? event.at) > 8 * 3_600_000,
    );
    expect(opened.size).toBe(40);
    expect(late.filter((event) => opened.has(event.case))).toHaveLength(3);
  });
});

const february = Date.UTC(2025, 0, 31, 16);
