/** `troth price`: what the credits of a text are expected to cost, as tables or JSON. Owns: what is known from files alone. */
import {
  buildUp,
  comingYear,
  compareDesigns,
  habitsFor,
  Instant,
  modelFaults,
  nothingSeen,
  outagesSeen,
  pastOf,
  priceAgreement,
  proveDesigns,
  seenHistory,
  withProofs,
} from '@troth/core';
import type {
  Agreement,
  AgreementPrice,
  BuildUp,
  HabitOf,
  OutagesSeen,
  PastRow,
  ProvenChoice,
  Revision,
} from '@troth/core';
import { closedMonths, evidenceIn, pastIn } from '../closed-months.ts';
import type { PriceOptions } from '../commands/price.ts';
import { textOnHistory } from '../draft-file.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { readKnownAt } from '../known-at.ts';
import { progressOn } from '../progress.ts';
import { readDefined } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { priceReport } from '../tables/price-report.ts';

export interface Priced {
  readonly agreement: string;
  /** Whose months it learned from, where a draft that no agreement stands for yet borrows them. */
  readonly monthsOf?: string;
  readonly revision: number;
  readonly hash: string;
  readonly currency: string;
  readonly from: string;
  readonly habits: readonly HabitOf[];
  readonly price: AgreementPrice;
  readonly buildUp: BuildUp;
  readonly designs?: ProvenChoice;
}

export async function pricePaths(paths: readonly string[], options: PriceOptions, host: Host): Promise<Ending> {
  const [years, seed] = [
    wholeIn(options.years, ['--years', 100, 1_000_000]),
    wholeIn(options.seed, ['--seed', 0, 2 ** 31 - 1]),
  ];
  const reading = await readDefined(paths, host);
  const { agreement, draft } = await textOnHistory(options, reading, host);
  const now = readKnownAt(options.knownAt) ?? Instant.of(host.now());
  const revision = draft ?? inForce(agreement, now);
  const { models } = reading.intake;
  const modelOf = (id: string) => models.find((one) => one.agreement === id)?.model;
  const model = modelOf(revision.agreement) ?? modelOf(agreement.id);
  inOneCurrency(reading, revision);
  const past = pastIn(agreement, reading, now);
  const evidence = evidenceIn(reading);
  const last = closedMonths(agreement, reading, now).at(-1);
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
      `${revision.agreement}: no promise has both credits and a history or a service model that says how it is kept; give evidence of closed months, or a document of kind ServiceModel with "reliability"`,
    );
  const choice = compareDesigns(asked, model);
  const behind = model === undefined ? undefined : ({ model, source: 'written' } as const);
  const proofs = choice && proveDesigns({ revision, behind, supporting: reading.book.agreements });
  const found: Priced = {
    agreement: revision.agreement,
    ...(revision.agreement === agreement.id ? {} : { monthsOf: agreement.id }),
    revision: revision.revision,
    hash: revision.hash,
    currency: price.currency,
    from: Instant.format(from),
    habits,
    price,
    buildUp: buildUp(price, { worth: model?.worth }),
    ...(choice === undefined ? {} : { designs: withProofs(choice, proofs ?? []) }),
  };
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-price/1', ...found }, undefined, 2)}\n`);
  else host.out(priceReport(found, { revision, language: options.lang }));
  return endings.ok;
}

/** An amount in another currency is not added to the fees as if it were in theirs. */
function inOneCurrency({ intake: { models } }: Reading, revision: Revision): void {
  const model = models.find((one) => one.agreement === revision.agreement);
  if (model === undefined) return;
  const wrong = modelFaults(model.model, { own: revision }).filter(({ code }) => code === 'proof/other-currency');
  const sentences = wrong.map(({ at = [], message }) => {
    const { line, column } = model.place(at);
    return `${model.file}:${line}:${column}: ${at.join('.')}: ${message}`;
  });
  if (sentences.length > 0) throw badInput(sentences.join('\n'));
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

interface FellowsAsked {
  readonly agreement: Agreement;
  readonly reading: Reading;
  readonly now: Instant;
}

function fellowsIn({ agreement, reading, now }: FellowsAsked, host: Host): OutagesSeen {
  const others = reading.book.agreements.filter(({ id }) => id !== agreement.id);
  const progress = progressOn(host);
  const rows = others.flatMap((one, at) => {
    progress.step(`learning from ${at + 1} of ${others.length}: ${one.id}`);
    return pastIn(one, reading, now);
  });
  progress.done();
  return rows.length === 0 ? nothingSeen : outagesSeen(rows);
}
