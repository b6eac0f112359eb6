/** What must be read beside the table: restatements, refused exclusions, gaps in the evidence, claims, rights, hashes. */
import { inLanguage, Instant, Ratio } from '@troth/core';
import type { Language, Statement } from '@troth/core';
import { moneyText, percentText, sayGives, sayMoment, sayStatus, sayVerdict } from '@troth/documents';
import type { Evaluated } from '../evaluation.ts';
import { tableText } from './plain-table.ts';

type Say = (en: string, zh: string) => string;

/** Groups of lines, each with a heading; empty groups are left out. */
export function statementNotes(results: readonly Evaluated[], language: Language): readonly string[] {
  const say: Say = (en, zh) => (language === 'en' ? en : zh);
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [say('Restated', '重列'), results.flatMap((one) => restatement(one, language, say))],
    [
      say('Asked to be excluded, but counted', '申請豁免但照計'),
      results.flatMap((one) => refusals(one.statement, say)),
    ],
    [say('Without a value', '沒有數值'), results.flatMap((one) => absences(one.statement))],
    [say('Evidence', '證據'), results.flatMap((one) => gaps(one.statement, say))],
    [say('Not determined by the text', '條文未能確定'), results.flatMap((one) => undetermined(one.statement, say))],
    [say('Claims', '申領'), results.flatMap((one) => claims(one.statement, language, say))],
    [say('Rights that arose', '產生的權利'), results.flatMap((one) => rights(one.statement, language))],
  ];
  const notes = groups
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines.map((line) => `  ${line}`)].join('\n'));
  return [...notes, hashes(results, language, say)];
}

function nameOf({ agreement }: Statement, language: Language): string {
  return inLanguage(agreement.customer ?? agreement.title, language);
}

function signed(delta: string): string {
  return delta.startsWith('-') ? moneyText(delta) : `+${moneyText(delta)}`;
}

function restatement({ statement, before, difference }: Evaluated, language: Language, say: Say): readonly string[] {
  if (before === undefined || difference === undefined || statement.restates === undefined) return [];
  const { zone } = statement.period;
  const name = nameOf(statement, language);
  const on = sayMoment(Instant.parse(statement.knownAt), zone, language);
  const was = sayMoment(Instant.parse(statement.restates.knownAt), zone, language);
  const verdicts = difference.changes
    .filter((change) => change.field === 'verdict')
    .map((change) =>
      say(
        `revised from ${change.before} to ${change.after}`,
        `由「${wordOf(change.before, language)}」改為「${wordOf(change.after, language)}」`,
      ),
    );
  const money =
    difference.money === undefined ? [] : [`${difference.money.currency} ${signed(difference.money.delta)}`];
  const what = [...(verdicts.length === 0 ? [say('figures revised', '數字已更正')] : verdicts), ...money].join(
    say(', ', '，'),
  );
  const movers = difference.movers.map((mover) => {
    const time = sayMoment(Instant.parse(mover.recordedAt), zone, language);
    const minutes = mover.deltaMs === undefined ? '' : `, ${new SignedMinutes(mover.deltaMs).text} min`;
    return say(
      `  because of ${mover.row} (${mover.source}), recorded ${time}${minutes}`,
      `  由於 ${mover.row}（${mover.source}），記錄於 ${time}`,
    );
  });
  return [
    say(
      `${name}: ${what} as known on ${on} (issued as known on ${was})`,
      `${name}：${what}，按 ${on} 所知（原按 ${was} 所知發出）`,
    ),
    ...movers,
  ];
}

class SignedMinutes {
  readonly text: string;

  constructor(ms: string) {
    const minutes = Ratio.parse(ms).dividedBy(Ratio.of(60_000));
    this.text = `${minutes.isNegative() ? '−' : '+'}${minutes
      .abs()
      .toFixed(2)
      .replace(/\.?0+$/u, '')}`;
  }
}

function wordOf(verdict: string, language: Language): string {
  return verdict === 'met' || verdict === 'missed' || verdict === 'open' || verdict === 'not-measured'
    ? sayVerdict(verdict, language)
    : verdict;
}

function refusals(statement: Statement, say: Say): readonly string[] {
  const { id } = statement.agreement;
  const whys = new Map<string, string>();
  for (const { rule, row, why } of statement.rows.flatMap((one) =>
    one.segments.flatMap((segment) => segment.refused),
  )) {
    const key = `${id}: ${row} (${say('rule', '規則')} ${rule})`;
    if (why.length > (whys.get(key)?.length ?? 0)) whys.set(key, why);
  }
  return [...whys].map(([key, why]) => `${key}: ${why}`);
}

function absences(statement: Statement): readonly string[] {
  return statement.rows.flatMap((row) =>
    row.segments.flatMap(({ absent }) =>
      absent === undefined ? [] : [`${statement.agreement.id}: ${row.commitment}: ${absent.detail}`],
    ),
  );
}

function gaps(statement: Statement, say: Say): readonly string[] {
  const { id } = statement.agreement;
  const incomplete = statement.rows.flatMap((row) =>
    row.segments
      .filter((segment) => segment.completeness !== '1')
      .map((segment) =>
        say(
          `${id}: ${row.commitment}: ${percentText(Ratio.parse(segment.completeness), Ratio.one)} % of the time was observed`,
          `${id}：${row.commitment}：觀察到 ${percentText(Ratio.parse(segment.completeness), Ratio.one)} % 的時間`,
        ),
      ),
  );
  const conflicts = statement.basis.evidence.conflicts.map((conflict) => `${id}: ${conflict}`);
  const flags = statement.rows.flatMap((row) =>
    row.segments.flatMap((segment) => segment.flags.map((flag) => `${id}: ${row.commitment}: ${flag}`)),
  );
  return [...new Set([...incomplete, ...conflicts, ...flags])];
}

function undetermined({ agreement, credit }: Statement, say: Say): readonly string[] {
  return (credit?.undetermined ?? []).map(
    (one) => `${agreement.id}: ${one.rule} (${one.clause}): ${one.message}: ${one.readings.join(say(' or ', '或'))}`,
  );
}

function claims(statement: Statement, language: Language, say: Say): readonly string[] {
  const { zone } = statement.period;
  return statement.claims
    .filter((claim) => claim.status !== 'automatic')
    .map((claim) => {
      const open =
        claim.stages.find((stage) => stage.receivedAt === undefined) ?? claim.stages[claim.stages.length - 1];
      const by = open?.dueBy === undefined ? undefined : sayMoment(Instant.parse(open.dueBy), zone, language);
      const due =
        open === undefined || by === undefined
          ? ''
          : say(`, ${open.stage} due by ${by}`, `，${open.stage} 須於 ${by} 前提出`);
      return `${statement.agreement.id}: ${claim.commitment}: ${claim.status}${due}`;
    });
}

function rights(statement: Statement, language: Language): readonly string[] {
  return statement.rights.map(
    ({ subject, gives, clause }) =>
      `${[statement.agreement.id, ...(subject === undefined ? [] : [subject])].join(': ')}: ${sayGives(gives, language)} (${clause})`,
  );
}

function hashes(results: readonly Evaluated[], language: Language, say: Say): string {
  const rows = results.map(({ statement, hash }) => [
    statement.agreement.id,
    sayStatus(statement.status, language),
    sayMoment(Instant.parse(statement.knownAt), statement.period.zone, language),
    hash,
  ]);
  return tableText({
    head: [say('Statement', '結單'), say('status', '狀態'), say('as known on', '按此時所知'), 'SHA-256'],
    rows,
  });
}
