/** `troth price`: what the credits of a text are expected to cost, as tables or JSON. Owns: what is known from files alone. */
import {
  buildUp,
  comingYear,
  compareDesigns,
  evaluate,
  extentOf,
  habitsFor,
  Instant,
  nothingSeen,
  outagesSeen,
  pastOf,
  pastRows,
  priceAgreement,
  seenHistory,
  statementPeriod,
} from '@troth/core';
import type {
  Agreement,
  AgreementPrice,
  BuildUp,
  DesignChoice,
  EvidenceInput,
  HabitOf,
  OutagesSeen,
  PastRow,
  Revision,
} from '@troth/core';
import type { PriceOptions } from '../commands/price.ts';
import { readDraft } from '../draft-file.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { readKnownAt } from '../known-at.ts';
import { progressOn } from '../progress.ts';
import { pickAgreement, readDefined } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { priceReport } from '../tables/price-report.ts';

export interface Priced {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly currency: string;
  readonly from: string;
  readonly habits: readonly HabitOf[];
  readonly price: AgreementPrice;
  readonly buildUp: BuildUp;
  readonly designs?: DesignChoice;
}

export async function pricePaths(paths: readonly string[], options: PriceOptions, host: Host): Promise<Ending> {
  const [years, seed] = [
    wholeIn(options.years, ['--years', 100, 1_000_000]),
    wholeIn(options.seed, ['--seed', 0, 2 ** 31 - 1]),
  ];
  const reading = await readDefined(paths, host);
  const agreement = pickAgreement(reading.book, options.agreement);
  const now = readKnownAt(options.knownAt) ?? Instant.of(host.now());
  const revision =
    options.draft === undefined ? inForce(agreement, now) : await readDraft(options.draft, reading, host);
  const model = reading.intake.models.find((one) => one.agreement === agreement.id)?.model;
  const months = closedMonths(agreement, reading, now);
  const past = pastIn({ agreement, months, reading, now });
  const evidence = evidenceOf(reading);
  const last = months.at(-1);
  const seen =
    last === undefined
      ? { repairs: [], charges: [] }
      : seenHistory({ agreement, evidence, period: last, knownAt: now });
  const fellows = needsFellows(past, now) ? fellowsIn({ agreement, reading, now }, host) : undefined;
  const habits = habitsFor({ revision, model, past, fellows, repairs: seen.repairs, now });
  const from = comingYear(revision, now);
  const asked = { revision, habits, charges: seen.charges, from, years, seed };
  const price = priceAgreement(asked);
  if (price === undefined)
    throw badInput(
      `${agreement.id}: no promise has both credits and a history or a service model that says how it is kept; give evidence of closed months, or a document of kind ServiceModel with "reliability"`,
    );
  const designs = compareDesigns(asked, model);
  const found: Priced = {
    agreement: agreement.id,
    revision: revision.revision,
    hash: revision.hash,
    currency: price.currency,
    from: Instant.format(from),
    habits,
    price,
    buildUp: buildUp(price, { worth: model?.worth }),
    ...(designs === undefined ? {} : { designs }),
  };
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-price/1', ...found }, undefined, 2)}\n`);
  else host.out(priceReport(found, { revision, language: options.lang }));
  return endings.ok;
}

function wholeIn(text: string, [name, least, most]: readonly [string, number, number]): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most || text.trim() === '')
    throw badInput(`${name} ${text}: write a whole number from ${least} to ${most}`);
  return number;
}

function inForce({ id, revisions }: Agreement, now: Instant): Revision {
  const found = revisions.findLast(({ from }) => from <= now) ?? revisions[0];
  if (found === undefined) throw badInput(`${id} has no revision`);
  return found;
}

const evidenceOf = ({ intake: { rows, columns } }: Reading): EvidenceInput => ({ rows, columns });

/** Whole months of the agreement that are over, up to the last with evidence. */
function closedMonths(agreement: Agreement, { intake }: Reading, now: Instant): readonly string[] {
  const [first, last] = [agreement.revisions[0], agreement.revisions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const until = lastTold(agreement, intake, now);
  const months: string[] = [];
  for (let at = first.from, end = first.from; at <= until; at = end) {
    const month = last.zone.toLocal(at).date.slice(0, 7);
    const found = statementPeriod(agreement, month);
    if (!found.ok || found.value.period.end <= at) break;
    ({ end } = found.value.period);
    if (end <= now && (last.to === undefined || end <= last.to)) months.push(month);
  }
  return months;
}

/** When the last thing began that is known by then. */
function lastTold({ id }: Agreement, { rows, columns }: Reading['intake'], now: Instant): number {
  const told = [
    ...rows.filter((row) => (row.agreement ?? id) === id && row.recordedAt <= now).map((row) => extentOf(row).start),
    ...columns
      .filter((block) => (block.agreement ?? id) === id && block.recordedAt <= now)
      .map(({ start, stepMs, total }) => start + stepMs * (total.length - 1)),
  ];
  return told.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

interface PastAsked {
  readonly agreement: Agreement;
  readonly months: readonly string[];
  readonly reading: Reading;
  readonly now: Instant;
}

/** The closed months as they would be stated now. */
function pastIn({ agreement, months, reading, now }: PastAsked): readonly PastRow[] {
  return months.flatMap((period) => {
    const made = evaluate({ agreement, evidence: evidenceOf(reading), period, knownAt: now });
    return made.ok ? pastRows(made.value, now) : [];
  });
}

/** Six periods and three repairs of one's own need nobody else's. */
function needsFellows(past: readonly PastRow[], now: Instant): boolean {
  const promises = new Map(
    past.map(({ commitment, subject }) => [`${commitment} ${subject ?? ''}`, { commitment, subject }]),
  );
  if (promises.size === 0) return true;
  return [...promises.values()].some((one) => {
    const rows = pastOf(past, { ...one, by: now });
    if (rows.every(({ reading }) => reading.of !== 'time')) return false;
    const { periods, outages } = outagesSeen(rows);
    return periods < 6 || Number(outages.toString()) < 3;
  });
}

function fellowsIn({ agreement, reading, now }: Omit<PastAsked, 'months'>, host: Host): OutagesSeen {
  const others = reading.book.agreements.filter(({ id }) => id !== agreement.id);
  const progress = progressOn(host);
  const rows = others.flatMap((one, at) => {
    progress.step(`learning from ${at + 1} of ${others.length}: ${one.id}`);
    return pastIn({ agreement: one, months: closedMonths(one, reading, now), reading, now });
  });
  progress.done();
  return rows.length === 0 ? nothingSeen : outagesSeen(rows);
}
