/**
 * Caps at work. Owns: cutting sets of lines to what is left below a limit. Later lines are cut first, so earlier outages are
 * paid first; caps on the same set commute, and an inner set is cut before the one that holds it.
 */
import { Ratio } from '../values/ratio.ts';
import type { PlainDate } from '../values/local.ts';
import type { Interval } from '../values/interval.ts';
import { limitOf, limits, roomBelow, sayCap } from './caps.ts';
import type { Cap } from './caps.ts';
import { cutTo } from './draft.ts';
import type { DraftLine } from './draft.ts';
import { accountOf, givenBefore } from './ledger.ts';
import type { CreditState } from './ledger.ts';
import type { LocalDays } from './local-days.ts';
import { formatConsequence, sizeOf } from './pay.ts';
import type { PayFacts } from './pay.ts';
import type { Consequence, CreditPeriod } from './rule.ts';

export interface CapSetting {
  /** Account under which earlier periods of this scope were added up. */
  readonly scope: string;
  readonly state: Pick<CreditState, 'given'>;
  readonly period: CreditPeriod;
  readonly facts: PayFacts;
  readonly zone: LocalDays;
  readonly termStartsOn: PlainDate;
}

export interface Capped {
  readonly lines: readonly DraftLine[];
  /** Whether the lines reached a limit, exactly or by being cut. */
  readonly reached: boolean;
}

/** Cuts the lines by one cap. Throws `Undetermined` where the text does not give the limit. */
export function applyCap(cap: Cap, lines: readonly DraftLine[], setting: CapSetting): Capped {
  switch (cap.per) {
    case 'occurrence':
      return inSets(cap, { lines, key: (line) => line.occurrence }, setting);
    case 'day':
      return inSets(cap, { lines, key: (line) => line.when && setting.zone.toLocal(line.when.start).date }, setting);
    default:
      return cutSet(cap, lines, setting);
  }
}

/** Cuts each set of lines with the same key alone. Lines without a key (of the whole period) are not touched. */
function inSets(
  cap: Cap,
  { lines, key }: { lines: readonly DraftLine[]; key: (line: DraftLine) => string | undefined },
  setting: CapSetting,
): Capped {
  const keys = [...new Set(lines.map(key))].filter((one) => one !== undefined);
  let result: Capped = { lines, reached: false };
  for (const one of keys) {
    const cut = cutSet(
      cap,
      result.lines.filter((line) => key(line) === one),
      setting,
    );
    const rest = [...cut.lines];
    const reached = result.reached || cut.reached;
    result = { reached, lines: result.lines.map((line) => (key(line) === one ? (rest.shift() ?? line) : line)) };
  }
  return result;
}

function cutSet(cap: Cap, lines: readonly DraftLine[], setting: CapSetting): Capped {
  const limit = limitOf(cap.limit, setting.facts, { occurrence: occurrenceOf(lines[0]) });
  const matching = lines.filter(({ consequence }) => limits(limit, consequence) && !sizeOf(consequence).isZero());
  if (matching.length === 0) return { lines, reached: false };
  const { period, termStartsOn } = setting;
  const given = givenBefore(setting.state, {
    account: accountOf(setting.scope, limit),
    per: cap.per,
    period,
    termStartsOn,
  });
  const room = roomBelow(limit, given);
  const total = Ratio.sumOf(matching.map(({ consequence }) => sizeOf(consequence)));
  if (total.atMost(room)) return { lines, reached: total.equals(room) };
  return {
    lines: takeInOrder(lines, { limit, room, reason: { what: reasonOf(cap, limit, given), clause: cap.clause } }),
    reached: true,
  };
}

interface Taking {
  readonly limit: Consequence;
  readonly room: Ratio;
  readonly reason: { readonly what: string; readonly clause: string | undefined };
}

/** Each line takes from the room that the lines before it left. */
function takeInOrder(lines: readonly DraftLine[], { limit, room, reason }: Taking): readonly DraftLine[] {
  let left = room;
  return lines.map((line) => {
    if (!limits(limit, line.consequence)) return line;
    const cut = cutTo(line, left, reason);
    left = left.minus(sizeOf(cut.consequence));
    return cut;
  });
}

function reasonOf(cap: Cap, limit: Consequence, given: Ratio): string {
  const earlier = given.isZero() ? '' : `, of which ${given.toString()} was given before`;
  return `cap: ${sayCap(cap, 'en')} (${formatConsequence(limit)}${earlier})`;
}

/** What a base "in the days before it" looks back from. */
function occurrenceOf(line: DraftLine | undefined) {
  if (line?.when === undefined || line.occurrence === undefined) return undefined;
  const { start, end }: Interval = line.when;
  return { id: line.occurrence, start, end, counted: Ratio.zero, rows: [] };
}
