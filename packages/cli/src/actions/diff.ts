/** `troth diff`: two drafts or revisions, term by term and in money; or one period as known at two times. */
import { changedTerms, compareStatements, evaluate, Instant, readAgreements } from '@troth/core';
import type { Agreement, Revision, StatementDifference, TermChange } from '@troth/core';
import { readFiles } from '@troth/connectors';
import type { Intake } from '@troth/connectors';
import { figureName, moneyText, sayFigure, sayMoment } from '@troth/documents';
import type { DiffOptions } from '../commands/diff.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { defaultKnownAt, readKnownAt } from '../known-at.ts';
import { pickAgreement, readAll, readIntake } from '../reading.ts';
import { tableText } from '../tables/plain-table.ts';

export async function diff(paths: readonly string[], options: DiffOptions, host: Host): Promise<Ending> {
  return options.knownAt === undefined ? diffTexts(paths, options, host) : diffTimes(paths, options, host);
}

async function diffTimes(paths: readonly string[], options: DiffOptions, host: Host): Promise<Ending> {
  const [first, second] = (options.knownAt ?? []).map(readKnownAt);
  if (first === undefined || second === undefined || options.period === undefined)
    throw badInput('give --period and two times: --known-at EARLIER LATER');
  const { book, intake } = await readAll(paths, host);
  const agreement = pickAgreement(book, options.agreement);
  const evidence = { rows: intake.rows, columns: intake.columns };
  const state = (knownAt: Instant) => need(evaluate({ agreement, evidence, period: options.period, knownAt }));
  const difference = compareStatements({ agreement, evidence, before: state(first), after: state(second) });
  const zone = agreement.revisions.at(-1)?.zoneName ?? 'UTC';
  const text =
    options.json === true ? `${JSON.stringify(difference, undefined, 2)}\n` : differenceText(difference, zone);
  host.out(text);
  return endings.ok;
}

function differenceText(difference: StatementDifference, zone: string): string {
  const { agreement, period, before, after, changes, movers, money } = difference;
  const local = (text: string): string => sayMoment(Instant.parse(text), zone, 'en');
  const head = `${agreement} ${period}: as known on ${local(before.knownAt)} and on ${local(after.knownAt)} (${zone})\n`;
  if (changes.length === 0) return `${head}Nothing changed.\n`;
  const rows = changes.map((change) => [
    change.commitment === '*' ? 'in all' : change.commitment,
    change.name === undefined ? change.field : figureName(change.name, 'en'),
    shown(change.before, change.unit),
    shown(change.after, change.unit),
  ]);
  const parts = [head.trimEnd(), tableText({ head: ['Commitment', 'What', 'Before', 'After'], rows })];
  if (money !== undefined)
    parts.push(`Money: ${money.currency} ${money.delta.startsWith('-') ? '' : '+'}${moneyText(money.delta)}`);
  if (movers.length > 0)
    parts.push(
      [
        'Because of',
        ...movers.map(
          (mover) => `  ${mover.row} (${mover.source}, ${mover.what}), recorded ${local(mover.recordedAt)}`,
        ),
      ].join('\n'),
    );
  return `${parts.join('\n\n')}\n`;
}

/** A figure in its unit, minutes before percentages; words stay as they are. */
function shown(exact: string, unit: string | undefined): string {
  return unit === undefined || exact === 'none' ? exact : sayFigure({ exact, unit }, 'en');
}

interface Side {
  readonly label: string;
  readonly agreement: Agreement;
  readonly revision: Revision;
}

async function diffTexts(paths: readonly string[], options: DiffOptions, host: Host): Promise<Ending> {
  const [before, after] = await sides(paths, options, host);
  const changes = changedTerms(before.revision.terms, after.revision.terms);
  const costs =
    options.period === undefined
      ? undefined
      : await costOf([before, after], { ...options, period: options.period }, host);
  if (options.json === true) {
    host.out(
      `${JSON.stringify({ format: 'troth-diff/1', before: name(before), after: name(after), changes, costs }, undefined, 2)}\n`,
    );
    return endings.ok;
  }
  host.out(`${before.label} → ${after.label}\n\n${changesText(changes)}\n`);
  if (costs !== undefined)
    host.out(
      `\n${costs.map(({ label, verdicts, credit }) => `${label}: ${verdicts}${credit === undefined ? '' : `, ${credit}`}`).join('\n')}\n`,
    );
  return endings.ok;
}

function name({ revision, label }: Side): object {
  return { label, agreement: revision.agreement, revision: revision.revision, hash: revision.hash };
}

function changesText(changes: readonly TermChange[]): string {
  if (changes.length === 0) return 'No term changed.';
  return tableText({
    head: ['Term', 'Before', 'After'],
    rows: changes.map((change) => [change.term, change.before ?? '(not there)', change.after ?? '(removed)']),
  });
}

/** Two files with one agreement each, or two revisions of one agreement in one set of files. */
async function sides(paths: readonly string[], options: DiffOptions, host: Host): Promise<readonly [Side, Side]> {
  if (paths.length === 2) {
    const [one, two] = await Promise.all(paths.map((path) => readIntake([path], host)));
    const found = [one, two].map((intake) => (intake === undefined ? undefined : latest(intake, options.agreement)));
    if (found[0] !== undefined && found[1] !== undefined) return [found[0], found[1]];
  }
  const { book } = await readAll(paths, host);
  const agreement = pickAgreement(book, options.agreement);
  const [second, first] = [...agreement.revisions].reverse();
  if (first === undefined || second === undefined)
    throw badInput(`${agreement.id} has one revision; give two files, or a set of files with two revisions`);
  const side = (revision: Revision): Side => ({
    label: `${agreement.id} revision ${revision.revision}`,
    agreement: { ...agreement, revisions: [revision] },
    revision,
  });
  return [side(first), side(second)];
}

function latest(intake: Intake, id: string | undefined): Side | undefined {
  if (intake.agreements.length === 0) return undefined;
  const agreement = pickAgreement(need(readAgreements(intake.agreements)), id);
  const revision = agreement.revisions[agreement.revisions.length - 1];
  const file = intake.files[0] ?? agreement.id;
  return revision === undefined ? undefined : { label: file, agreement, revision };
}

/** The same evidence under both texts; each is taken to hold for the whole period. */
async function costOf(both: readonly Side[], options: DiffOptions & { readonly period: string }, host: Host) {
  const read = await readFiles(options.evidence ?? []);
  const intake = need(read);
  return both.map(({ label, revision }) => {
    const agreement: Agreement = {
      id: revision.agreement,
      revisions: [{ ...revision, from: revision.zone.startOfDay('1970-01-01'), to: undefined }],
    };
    const knownAt = defaultKnownAt({ agreement, period: options.period, evidence: intake, host });
    const rows = intake.rows.map((row) => ({
      ...row,
      agreement: row.agreement === undefined ? undefined : revision.agreement,
    }));
    const statement = need(
      evaluate({ agreement, evidence: { rows, columns: intake.columns }, period: options.period, knownAt }),
    );
    const verdicts = statement.rows.map((row) => `${row.commitment} ${row.verdict}`).join(', ');
    const credit =
      statement.credit === undefined ? undefined : `${statement.credit.currency} ${moneyText(statement.credit.total)}`;
    return { label, verdicts, credit };
  });
}
