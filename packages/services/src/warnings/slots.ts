/**
 * Another time for works: for each candidate, what it does to every agreement that it touches, computed by evaluating the period with
 * the cut in it. Owns: the candidates (the same local time on the days that follow) and which is cheapest. Nothing is estimated.
 */
import { accepted, Amount, evaluate, Instant, periodOf, Ratio, refused, sayPeriod, Zone } from '@troth/core';
import type { EvidenceInput, EvidenceRow, Localized, Outcome, RowResult, Statement } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { commitmentOf, sourceOf } from '../today/exposure.ts';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import { minutes, wordsOf } from '../today/saying.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';

export interface SlotEffect {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  /** Exact milliseconds. */
  readonly usedMs: string;
  readonly afterMs: string;
  readonly allowedMs: string;
  readonly missed: boolean;
  /** Credit that the cut would cause. */
  readonly credit?: Sum | undefined;
  readonly text: Localized;
}

export interface Slot {
  readonly start: string;
  readonly end: string;
  /** Hours from now. */
  readonly noticeHours: number;
  readonly effects: readonly SlotEffect[];
  readonly credits: readonly Sum[];
  readonly missed: boolean;
  /** As it is planned now. */
  readonly current: boolean;
  readonly best: boolean;
}

export interface SlotQuestion extends Question {
  readonly change: string;
  /** Days that are looked at. */
  readonly days?: number | undefined;
}

const dayMs = 86_400_000;
const usualDays = 7;

/** In order of time; exactly one is the best: least credit, then nothing missed, then soonest. */
export async function slotsFor(context: Context, question: SlotQuestion): Promise<Outcome<readonly Slot[]>> {
  const scene = await sceneOf(context, question);
  const change = scene.register.get('change', question.change);
  if (change === undefined) return refused({ code: 'NOT-FOUND', message: `there is no change ${question.change}` });
  const { window, expectedCutMs, agreements } = change.body;
  const touched = agreements.flatMap((id) => scene.agreements.get(id) ?? []);
  const trial = new Trial(context, question.organisation, scene);
  const slots: Omit<Slot, 'best'>[] = [];
  for (const [index, start] of candidates(scene, window.start, question.days ?? usualDays).entries()) {
    const effects: SlotEffect[] = [];
    for (const shelved of touched) effects.push(...(await trial.effects(shelved, start, expectedCutMs)));
    slots.push({
      start: Instant.format(start),
      end: Instant.format(Instant.plus(start, Instant.parse(window.end) - Instant.parse(window.start))),
      noticeHours: Math.round((start - scene.now) / 360_000) / 10,
      effects,
      credits: sums(effects),
      missed: effects.some(({ missed }) => missed),
      current: index === 0,
    });
  }
  const best = slots.toSorted(dearer)[0];
  return accepted(slots.map((slot) => ({ ...slot, best: slot === best })));
}

/** The window as it is planned, and the same time of day on the days after it. */
function candidates({ zone: name, now }: Scene, start: string, days: number): readonly Instant[] {
  const zone = Zone.get(name);
  const first = Instant.parse(start);
  if (zone === undefined) return [first];
  const { ms } = zone.toLocal(first);
  const time = `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`;
  const later = Array.from({ length: days }, (_, index) =>
    zone.toInstant(zone.toLocal(Instant.plus(first, (index + 1) * dayMs)).date, time),
  );
  return [first, ...later.filter((at) => at > now)];
}

function sums(effects: readonly SlotEffect[]): readonly Sum[] {
  const totals = new Map<string, Ratio>();
  for (const { credit } of effects)
    if (credit !== undefined)
      totals.set(credit.currency, (totals.get(credit.currency) ?? Ratio.zero).plus(Ratio.parse(credit.amount)));
  return [...totals].map(([currency, sum]) => ({ currency, amount: Amount.of(sum, currency).settle().toString() }));
}

const total = ({ credits }: Pick<Slot, 'credits'>): Ratio =>
  Ratio.sumOf(credits.map(({ amount }) => Ratio.parse(amount)));

const dearer = (one: Omit<Slot, 'best'>, other: Omit<Slot, 'best'>): number =>
  total(one).compare(total(other)) || Number(one.missed) - Number(other.missed) || (one.start < other.start ? -1 : 1);

/** Evaluations with a cut in them; what does not depend on the cut is computed once. */
class Trial {
  readonly #context: Context;
  readonly #organisation: string;
  readonly #scene: Scene;
  readonly #evidence = new Map<string, EvidenceInput>();
  readonly #plain = new Map<string, Statement | undefined>();

  constructor(context: Context, organisation: string, scene: Scene) {
    this.#context = context;
    this.#organisation = organisation;
    this.#scene = scene;
  }

  async effects(shelved: ShelvedAgreement, start: Instant, cutMs: number): Promise<readonly SlotEffect[]> {
    const zone = shelved.agreement.revisions.at(-1)?.zone;
    const period = zone === undefined ? undefined : periodOf({ unit: 'month', zone }, start);
    if (period === undefined) return [];
    const key = `${shelved.agreement.id}/${period.key}`;
    const evidence = this.#evidence.get(key) ?? (await this.#load(shelved, period.key));
    if (evidence === undefined) return [];
    this.#evidence.set(key, evidence);
    if (!this.#plain.has(key)) this.#plain.set(key, statement(shelved, evidence, { ...period, added: [] }));
    const added = cut(shelved, start, cutMs);
    const [plain, hit] = [this.#plain.get(key), statement(shelved, evidence, { ...period, added })];
    if (plain === undefined || hit === undefined) return [];
    return hit.rows.flatMap((row) => effectOf(row, { plain, hit, agreement: shelved.agreement.id }));
  }

  async #load(shelved: ShelvedAgreement, period: string): Promise<EvidenceInput | undefined> {
    const asked = { period, knownAt: this.#scene.now };
    const found = await this.#context.store.read(this.#organisation, (reader) => loadEvidence(reader, shelved, asked));
    return found.ok ? found.value : undefined;
  }
}

function statement(
  { agreement }: ShelvedAgreement,
  evidence: EvidenceInput,
  { key, end, added }: { readonly key: string; readonly end: Instant; readonly added: readonly EvidenceRow[] },
): Statement | undefined {
  const rows = [...evidence.rows, ...added];
  const made = evaluate({ agreement, evidence: { ...evidence, rows }, period: key, knownAt: end });
  return made.ok ? made.value : undefined;
}

/** One row for each source that a promise about outages is measured by. */
function cut(shelved: ShelvedAgreement, start: Instant, cutMs: number): readonly EvidenceRow[] {
  const { agreement } = shelved;
  const commitments = agreement.revisions.at(-1)?.commitments ?? [];
  const sources = new Set(commitments.flatMap(({ id }) => sourceFor(shelved, id)));
  return [...sources].map((source, index) => ({
    form: 'state',
    id: `planned-cut-${index}`,
    source,
    recordedAt: start,
    agreement: agreement.id,
    state: 'down',
    start,
    end: Instant.plus(start, cutMs),
  }));
}

function sourceFor(shelved: ShelvedAgreement, id: string): readonly string[] {
  const commitment = commitmentOf(shelved, id);
  return commitment === undefined ? [] : [sourceOf(shelved, commitment)];
}

interface Compared {
  readonly plain: Statement;
  readonly hit: Statement;
  readonly agreement: string;
}

/** Of promises with a budget of time. */
function effectOf(row: RowResult, { plain, hit, agreement }: Compared): readonly SlotEffect[] {
  const before = plain.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject);
  const [used, after, allowed] = [figure(before, 'downtime'), figure(row, 'downtime'), figure(row, 'allowed')];
  if (used === undefined || after === undefined || allowed === undefined) return [];
  const period = row.period.key;
  const missed = after.greaterThan(allowed);
  const credit = creditOf(plain, hit);
  const facts = `${minutes(after)} / ${minutes(allowed)}`;
  return [
    {
      agreement,
      commitment: row.commitment,
      period,
      usedMs: used.toString(),
      afterMs: after.toString(),
      allowedMs: allowed.toString(),
      missed,
      credit,
      text: both(
        `${wordsOf(row.title, 'en')} ${sayPeriod(period, 'en')}: ${facts} min${missed ? ', missed' : ''}`,
        `${sayPeriod(period, 'zh-Hant')}${wordsOf(row.title, 'zh-Hant')}：${facts} 分鐘${missed ? '，違約' : ''}`,
      ),
    },
  ];
}

function figure(row: RowResult | undefined, name: string): Ratio | undefined {
  const found = row?.segments.at(-1)?.figures[name];
  return found === undefined ? undefined : Ratio.parse(found.exact);
}

function creditOf(plain: Statement, hit: Statement): Sum | undefined {
  if (hit.credit === undefined) return undefined;
  const { currency } = hit.credit;
  const more = Ratio.parse(hit.credit.total).minus(Ratio.parse(plain.credit?.total ?? '0'));
  return more.isZero() ? undefined : { amount: Amount.of(more, currency).settle().toString(), currency };
}
