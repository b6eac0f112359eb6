/** Alerts that follow from a statement under way. Owns: which, and their sentences. Each is raised once, whoever evaluates. */
import { Instant, Ratio, timeToExhaustion } from '@troth/core';
import type { Agreement, RowResult, Statement } from '@troth/core';
import type { Act, Transaction } from '@troth/stores';
import { raiseOnce } from './alerts.ts';
import type { AlertBody } from './alerts.ts';
import { passedThresholds } from './budget.ts';
import type { Against, Burning } from './burn.ts';

const dayMs = 86_400_000;

export interface Raising {
  readonly agreement: Agreement;
  readonly statement: Statement;
  readonly burning: Burning;
}

export async function raiseFor(transaction: Transaction, raising: Raising, act: () => Act): Promise<void> {
  const found = [...raising.statement.rows.flatMap((row) => ofRow(row, raising)), ...ofBurning(raising)];
  const known = new Map(found.map((one) => [one.id, one]));
  for (const one of known.values()) await raiseOnce(transaction, one, act());
}

interface Found {
  readonly id: string;
  readonly alert: AlertBody;
}

function ofRow(row: RowResult, { agreement, statement }: Raising): readonly Found[] {
  const { commitment, subject, period } = row;
  const head = {
    agreement: agreement.id,
    commitment,
    ...(subject === undefined ? {} : { subject }),
    period: period.key,
  };
  const name = [agreement.id, commitment, subject ?? '', period.key].join(':');
  const whole = subject === undefined ? commitment : `${commitment} of ${subject}`;
  const [start, end] = [Instant.parse(period.start), Instant.parse(period.end)];
  const now = Math.min(end, Math.max(start, Instant.parse(statement.knownAt)));
  const terms = agreement.revisions.at(-1)?.commitments.find(({ id }) => id === commitment)?.terms;
  const passed = Ratio.of(now - start, end - start);
  const days = Ratio.of(end - start, dayMs);
  const thresholds = passedThresholds(row, { atRiskAt: terms?.atRiskAt, passed }).map(
    ({ percent, used, rate }): Found => {
      const message = `${whole} has used ${used.toPercent(1)} % of what ${period.key} allows${lasting(rate, { used, days })}`;
      return { id: `${name}:budget-${percent}`, alert: { kind: 'budget', ...head, message } };
    },
  );
  if ((row.soFar ?? row.verdict) !== 'missed') return thresholds;
  const message = `${whole} misses ${row.segments.at(-1)?.target ?? 'its target'} in ${period.key}`;
  return [...thresholds, { id: `${name}:missed`, alert: { kind: 'missed', ...head, message } }];
}

/** At which rate, and until which day of the period the allowance lasts if it goes on so. */
function lasting(rate: Ratio | undefined, { used, days }: { readonly used: Ratio; readonly days: Ratio }): string {
  if (rate === undefined || used.atLeast(Ratio.one)) return '';
  const until = timeToExhaustion(rate, days);
  const gone = until?.lessThan(days) === true ? `; all of it by day ${until.toFixed(1)} of ${days.toFixed(0)}` : '';
  return `, at a burn rate of ${rate.toFixed(4)}${gone}`;
}

const sayAgainst: Readonly<Record<Against, string>> = {
  contract: 'the promise',
  internal: 'our own target',
};

/** Once a day and rule: a budget that burns on is known. A rule that cannot fire is told once for each revision. */
function ofBurning({ agreement, statement, burning }: Raising): readonly Found[] {
  const period = statement.period.key;
  const nameOf = ({ commitment, subject, against }: Burning['found'][number] | Burning['dead'][number]): string =>
    [
      agreement.id,
      commitment,
      ...(subject === undefined ? [] : [subject]),
      'burn',
      ...(against === 'contract' ? [] : [against]),
    ].join(':');
  const headOf = ({ commitment, subject, against }: Burning['found'][number] | Burning['dead'][number]) => ({
    agreement: agreement.id,
    commitment,
    ...(subject === undefined ? {} : { subject }),
    period,
    against,
  });
  const whole = ({
    commitment,
    subject,
  }: {
    readonly commitment: string;
    readonly subject?: string | undefined;
  }): string => (subject === undefined ? commitment : `${commitment} of ${subject}`);
  const fires = burning.found.map((one): Found => {
    const day = Instant.format(one.at).slice(0, 10);
    const message = `${whole(one)} used its budget ${one.factor} times too fast over ${one.windowMinutes} minutes, measured against ${sayAgainst[one.against]} ${one.target} (${one.severity})`;
    return {
      id: [nameOf(one), one.severity, one.windowMinutes, day].join(':'),
      alert: { kind: 'burn-rate', ...headOf(one), message },
    };
  });
  const dead = burning.dead.map((one): Found => {
    const message = `no outage of ${whole(one)} can trip the ${one.windowMinutes}-minute rule (${one.severity}) against ${sayAgainst[one.against]} ${one.target}: ${one.why}`;
    return {
      id: [nameOf(one), 'never', one.severity, one.windowMinutes, `r${one.revision}`].join(':'),
      alert: { kind: 'burn-rule', ...headOf(one), message },
    };
  });
  return [...fires, ...dead];
}
