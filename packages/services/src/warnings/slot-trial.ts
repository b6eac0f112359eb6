/**
 * What a cut at some time does to an agreement: the month is evaluated to its end with the cut in it and the works announced now, so
 * that windows, notice and caps of the contract decide whether it counts. Owns: these evaluations; what does not depend on the cut is
 * computed once. Nothing is estimated here; chances are slot-chances.ts.
 */
import { Amount, evaluate, Instant, periodOf, Ratio } from '@troth/core';
import type { EvidenceInput, EvidenceRow, Period, RowResult, Statement } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { commitmentOf, sourceOf } from '../today/exposure.ts';
import type { Sum } from '../today/item.ts';
import type { Scene } from '../today/scene.ts';

export interface Cut {
  readonly start: Instant;
  /** End of the window of the works. */
  readonly end: Instant;
  readonly cutMs: number;
  /** When the customer was told, or would be; without it no window excludes anything. */
  readonly noticedAt?: Instant | undefined;
}

/** A promise with a budget of time, before and after. */
export interface Hit {
  readonly period: Period;
  readonly row: RowResult;
  readonly used: Ratio;
  readonly after: Ratio;
  readonly allowed: Ratio;
  /** Credit that the cut causes, of the whole statement. */
  readonly credit?: Sum | undefined;
}

interface Month {
  readonly evidence: EvidenceInput;
  readonly plain: Statement;
}

export class SlotTrial {
  readonly #context: Context;
  readonly #organisation: string;
  readonly #scene: Scene;
  readonly #months = new Map<string, Promise<Month | undefined>>();
  readonly #misses = new Map<string, Sum | undefined>();

  constructor(context: Context, organisation: string, scene: Scene) {
    this.#context = context;
    this.#organisation = organisation;
    this.#scene = scene;
  }

  /** Of every promise with a budget of time that is measured in the month of the cut. */
  async hits(shelved: ShelvedAgreement, cut: Cut): Promise<readonly Hit[]> {
    const period = monthOf(shelved, cut.start);
    const month = period === undefined ? undefined : await this.#month(shelved, period);
    if (period === undefined || month === undefined) return [];
    const hit = stated(shelved, month.evidence, { period, added: cutRows(shelved, cut) });
    if (hit === undefined) return [];
    const credit = creditBetween(month.plain, hit);
    return hit.rows.flatMap((row): Hit[] => {
      const before = month.plain.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject);
      const [used, after, allowed] = [figure(before, 'downtime'), figure(row, 'downtime'), figure(row, 'allowed')];
      if (used === undefined || after === undefined || allowed === undefined) return [];
      return [{ period, row, used, after, allowed, credit }];
    });
  }

  /** What a miss of the promise costs at the least: an outage a millisecond longer than what is left, in agreed time to come. */
  async costOfMiss(shelved: ShelvedAgreement, { period, row, used, allowed }: Hit): Promise<Sum | undefined> {
    const name = `${shelved.agreement.id}/${period.key}/${row.commitment}/${row.subject ?? ''}`;
    if (this.#misses.has(name)) return this.#misses.get(name);
    const month = await this.#month(shelved, period);
    const commitment = commitmentOf(shelved, row.commitment);
    const added: EvidenceRow[] = [];
    let left = Number(allowed.minus(used).floor()) + 1;
    const from = Instant.of(Math.max(this.#scene.now, period.start));
    for (const { start, end } of commitment?.calendar.openBetween(from, period.end) ?? []) {
      if (left <= 0 || commitment === undefined) break;
      const until = Instant.plus(start, Math.min(left, end - start));
      const source = sourceOf(shelved, commitment);
      added.push(down(shelved, { id: `feared-${added.length}`, source, subject: row.subject, start, end: until }));
      left -= until - start;
    }
    const hit = month === undefined || left > 0 ? undefined : stated(shelved, month.evidence, { period, added });
    const cost = month === undefined || hit === undefined ? undefined : creditBetween(month.plain, hit);
    this.#misses.set(name, cost);
    return cost;
  }

  #month(shelved: ShelvedAgreement, period: Period): Promise<Month | undefined> {
    const name = `${shelved.agreement.id}/${period.key}`;
    const known = this.#months.get(name);
    if (known !== undefined) return known;
    const read = this.#readMonth(shelved, period);
    this.#months.set(name, read);
    return read;
  }

  async #readMonth(shelved: ShelvedAgreement, period: Period): Promise<Month | undefined> {
    const asked = { period: period.key, knownAt: this.#scene.now };
    const found = await this.#context.store.read(this.#organisation, (reader) => loadEvidence(reader, shelved, asked));
    if (!found.ok) return undefined;
    const plain = stated(shelved, found.value, { period, added: [] });
    return plain === undefined ? undefined : { evidence: found.value, plain };
  }
}

function monthOf({ agreement }: ShelvedAgreement, at: Instant): Period | undefined {
  const zone = agreement.revisions.at(-1)?.zone;
  return zone === undefined ? undefined : periodOf({ unit: 'month', zone }, at);
}

function stated(
  { agreement }: ShelvedAgreement,
  evidence: EvidenceInput,
  { period, added }: { readonly period: Period; readonly added: readonly EvidenceRow[] },
): Statement | undefined {
  const rows = [...evidence.rows, ...added];
  const made = evaluate({ agreement, evidence: { ...evidence, rows }, period: period.key, knownAt: period.end });
  return made.ok ? made.value : undefined;
}

/** One outage for each source that a promise is measured by, and the works that announce it. */
function cutRows(shelved: ShelvedAgreement, { start, end, cutMs, noticedAt }: Cut): readonly EvidenceRow[] {
  const commitments = shelved.agreement.revisions.at(-1)?.commitments ?? [];
  const sources = [...new Set(commitments.map((commitment) => sourceOf(shelved, commitment)))];
  const cuts = sources.map((source, index) =>
    down(shelved, { id: `planned-cut-${index}`, source, start, end: Instant.plus(start, cutMs) }),
  );
  const [source] = sources;
  if (noticedAt === undefined || source === undefined) return cuts;
  const works: EvidenceRow = {
    form: 'works',
    id: 'planned-works',
    source,
    recordedAt: noticedAt,
    agreement: shelved.agreement.id,
    start,
    end: Instant.of(Math.max(end, start + cutMs)),
    noticedAt,
  };
  return [...cuts, works];
}

interface Down {
  readonly id: string;
  readonly source: string;
  readonly subject?: string | undefined;
  readonly start: Instant;
  readonly end: Instant;
}

const down = ({ agreement }: ShelvedAgreement, { subject, start, ...row }: Down): EvidenceRow => ({
  form: 'state',
  recordedAt: start,
  agreement: agreement.id,
  ...(subject === undefined ? {} : { subject }),
  state: 'down',
  start,
  ...row,
});

function figure(row: RowResult | undefined, name: string): Ratio | undefined {
  const found = row?.segments.at(-1)?.figures[name];
  return found === undefined ? undefined : Ratio.parse(found.exact);
}

function creditBetween(plain: Statement, hit: Statement): Sum | undefined {
  if (hit.credit === undefined) return undefined;
  const { currency } = hit.credit;
  const more = Ratio.parse(hit.credit.total).minus(Ratio.parse(plain.credit?.total ?? '0'));
  return more.isZero() ? undefined : { amount: Amount.of(more, currency).settle().toString(), currency };
}
