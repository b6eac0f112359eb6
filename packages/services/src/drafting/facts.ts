/**
 * What the guards of a draft look at, gathered. Owns: where each fact is found: the text, its clauses, offers, accepted risks,
 * signatures, the clock. Does not own: what a guard makes of it (core).
 */
import { clauseHash, clausesOf, bindingValue, gapsIn, localOf, recordKinds } from '@troth/core';
import type { DraftFacts, RecordBody, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { findingsAround } from '../requirements/draft-findings.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { deviationsIn } from './deviations.ts';
import { consentsOf } from './drafts.ts';
import type { Draft, DraftBody } from './drafts.ts';
import { lookAt } from './findings.ts';
import type { Looked } from './findings.ts';
import { impactKinds } from './impact.ts';
import { grownBeyond } from '../proof/grown-gaps.ts';
import { unprovenGaps } from '../proof/unproven-gaps.ts';
import type { UnprovenGap } from '../proof/unproven-gaps.ts';

/** What stands beside a draft. */
interface Beside {
  readonly offers: readonly (RecordBody<'offer'> & { readonly id: string })[];
  readonly risks: readonly RecordBody<'risk-acceptance'>[];
  readonly signings: readonly RecordBody<'signing'>[];
}

export interface DraftLook extends Looked {
  readonly facts: DraftFacts;
}

export async function factsOf(context: Context, reader: Reader, { id, body }: Draft): Promise<DraftLook> {
  const look = await lookAt(context.store, reader, body.text);
  const looked = { ...look, findings: [...look.findings, ...(await findingsAround(reader, body))] };
  const beside = await besideOf(reader, id, body);
  const zone = looked.revision?.zoneName ?? 'UTC';
  const today = localOf(context.clock(), zone).date;
  const unproven = await unprovenGaps(context, reader, body);
  return { ...looked, facts: gathered(body, { looked, beside, today, unproven }) };
}

async function besideOf(reader: Reader, draft: string, { agreement }: DraftBody): Promise<Beside> {
  const [offers, risks, signings] = await Promise.all([
    allRecords(reader, { kind: 'offer' }),
    allRecords(reader, { kind: 'risk-acceptance' }),
    allRecords(reader, { kind: 'signing' }),
  ]);
  return {
    offers: offers
      .map((one) => ({ id: one.id, ...readBody(recordKinds.offer.schema, one) }))
      .filter((one) => one.draft === draft),
    risks: risks
      .map((one) => readBody(recordKinds['risk-acceptance'].schema, one))
      .filter((one) => one.agreement === agreement && (one.draft === undefined || one.draft === draft)),
    signings: signings
      .map((one) => readBody(recordKinds.signing.schema, one))
      .filter((one) => one.draft === draft && one.state !== 'voided'),
  };
}

interface Gathered {
  readonly looked: Looked;
  readonly beside: Beside;
  readonly today: string;
  readonly unproven: readonly UnprovenGap[];
}

function gathered(body: DraftBody, { looked, beside, today, unproven }: Gathered): DraftFacts {
  const { text, hash, legal, agreed, manager, representative } = body;
  const { revision, findings } = looked;
  const deviations = deviationsIn(text);
  return {
    hash,
    errors: findings.filter(({ severity }) => severity === 'error'),
    clauses: clausesOf(text).map((key) => clearanceOf(body, key)),
    computes: impactKinds,
    impact: impactKinds.flatMap(({ name, computedOn }) => {
      const on = computedOn(body);
      return on === undefined ? [] : [{ name, computedOn: on }];
    }),
    openOffers: beside.offers.filter(({ state }) => state === 'open').map(({ id }) => id),
    gaps: [...gapsIn(findings), ...unproven.map((gap) => withGrowth(gap, beside.risks))],
    risks: beside.risks
      .filter(({ state }) => state === 'accepted')
      .map((risk) => ({ gaps: coveredBy(risk, unproven), expires: risk.expires })),
    today,
    deviations: { hash: deviations.hash, count: deviations.items.length },
    legalHash: legal?.hash,
    manager,
    representative,
    consents: { hash, by: consentsOf(body) },
    // Consents are kept before the text is frozen; frozen it is once both gave theirs.
    frozenHash: body.state === 'in-negotiation' ? undefined : agreed?.hash,
    signatories: revision === undefined ? [] : signatoriesOf(revision),
    value: revision === undefined ? undefined : bindingValue(revision),
    effectiveFrom: effectiveFrom(text),
    signatures: (beside.signings.at(-1)?.signers ?? [])
      .filter(({ state }) => state !== 'delegated')
      .map(({ name, state }) => ({ name, hash: state === 'signed' ? beside.signings.at(-1)?.hash : undefined })),
  };
}

/** Not what grew since it was taken. */
function coveredBy(risk: Beside['risks'][number], unproven: readonly UnprovenGap[]): readonly string[] {
  const grown = new Set(unproven.flatMap((gap) => (grownBeyond(risk, gap) === undefined ? [] : [gap.code])));
  return risk.gaps.flatMap(({ code }) => (grown.has(code) ? [] : [code]));
}

function withGrowth(gap: UnprovenGap, risks: Beside['risks']): UnprovenGap {
  const [by] = risks.flatMap((risk) => (risk.state === 'accepted' ? (grownBeyond(risk, gap) ?? []) : []));
  if (by === undefined) return gap;
  const { en, 'zh-Hant': zh = en } = gap.says;
  return { ...gap, says: { en: `${en} ${by.en}`, 'zh-Hant': `${zh}${by['zh-Hant'] ?? by.en}` } };
}

export interface Clearance {
  readonly key: string;
  readonly owner?: string | undefined;
  readonly cleared: boolean;
  /** It was cleared, and changed since. */
  readonly changed: boolean;
}

/** A clause is cleared as long as it reads as it was cleared. */
export function clearanceOf({ clauses = [], text }: Pick<DraftBody, 'clauses' | 'text'>, key: string): Clearance {
  const kept = clauses.find((one) => one.key === key);
  const cleared = kept?.clearedHash !== undefined && kept.clearedHash === clauseHash(text, key);
  return { key, owner: kept?.owner, cleared, changed: kept?.clearedHash !== undefined && !cleared };
}

function signatoriesOf({ terms }: Revision): DraftFacts['signatories'] {
  const { parties, currency } = terms;
  return (parties?.signatories ?? []).map(({ name, party, order, authority }) => ({
    name,
    party,
    order,
    ...(authority === 'unlimited' || currency === undefined
      ? {}
      : { authority: { amount: authority.upTo.toFixed(2), currency } }),
  }));
}

function effectiveFrom({ effective }: DraftBody['text']): string | undefined {
  if (typeof effective !== 'object' || effective === null || Array.isArray(effective)) return undefined;
  const from: unknown = Reflect.get(effective, 'from');
  return typeof from === 'string' ? from : undefined;
}
