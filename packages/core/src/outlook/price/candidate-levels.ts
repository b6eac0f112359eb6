/**
 * The same text at the customary levels beside its own: one looser, its own, one stricter. Owns: which levels, and what of the
 * text goes with them (tables of credits end where the new target ends). Does not own: what each costs or whether it can be kept.
 */
import type { Revision } from '../../agreements/revision.ts';
import type { Json } from '../../ledger/entry.ts';
import { widenedTo } from '../../proof/model/band-changes.ts';
import { formatBand, parseBand } from '../../terms/band.ts';
import { comparable } from '../../terms/quantity.ts';
import { parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import { Ratio } from '../../values/ratio.ts';
import { standsOnTime } from './unit.ts';

type Group = Readonly<Record<string, Json>>;

export interface CandidateLevel {
  readonly commitment: string;
  /** As a text writes it: ">= 99.95 %". */
  readonly target: string;
  readonly step: 'looser' | 'written' | 'stricter';
  readonly text: Group;
}

/** Percentages that availability is commonly sold at. */
const customary = ['95', '97', '98', '99', '99.5', '99.9', '99.95', '99.99', '99.999'];

const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const membersOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Of the first promise of availability with credits that the text itself writes; none where it writes no such promise. */
export function candidateLevels(text: Group, revision: Revision): readonly CandidateLevel[] {
  for (const written of membersOf(text['commitments'])) {
    if (!isGroup(written)) continue;
    const { id, target } = written;
    const own = revision.commitments.find((one) => one.id === id);
    const read = typeof target === 'string' ? parseTarget(target) : undefined;
    if (own === undefined || own.rules.length === 0 || !standsOnTime(own)) continue;
    if (typeof id !== 'string' || typeof target !== 'string' || read === undefined || typeof read === 'string')
      continue;
    if (read.comparator !== '>=' || read.bound.dimension !== 'ratio') continue;
    return levelsBeside(text, { id, target, read });
  }
  return [];
}

interface Promised {
  readonly id: string;
  readonly target: string;
  readonly read: Target;
}

function levelsBeside(text: Group, { id, target, read }: Promised): readonly CandidateLevel[] {
  const share = (percent: string): Ratio => Ratio.parse(percent).dividedBy(Ratio.of(100));
  const own = read.bound.value;
  const looser = customary.findLast((one) => share(one).lessThan(own));
  const stricter = customary.find((one) => share(one).greaterThan(own));
  const at = (percent: string | undefined, step: CandidateLevel['step']): readonly CandidateLevel[] => {
    const asked = `>= ${percent} %`;
    const found = percent === undefined ? 'none' : parseTarget(asked);
    if (typeof found === 'string') return [];
    return [{ commitment: id, target: asked, step, text: withTarget(text, { id, target: asked, read: found }) }];
  };
  return [...at(looser, 'looser'), { commitment: id, target, step: 'written', text }, ...at(stricter, 'stricter')];
}

function withTarget(text: Group, { id, target, read }: Promised): Group {
  const commitments = membersOf(text['commitments']).map((one): Json => {
    if (!isGroup(one) || one['id'] !== id) return one;
    const { credits } = one;
    return { ...one, target, ...(credits === undefined ? {} : { credits: widenedTo(cut(credits, read), read) }) };
  });
  return { ...text, commitments };
}

/** Rules, or those that they choose among, with tables that pay nothing for what is now kept. */
function cut(value: Json, target: Target): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((member) => cut(member, target));
  if (!isGroup(value)) return value;
  if (value['kind'] === 'steps')
    return value['on'] === 'value' && value['each'] === undefined ? ending(value, target) : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner, target)]));
}

/** A table without the rows over the target, and with the row around it ending there. */
function ending(rule: Group, target: Target): Group {
  const kept = (key: 'steps' | 'deadZones'): Group =>
    rule[key] === undefined ? {} : { [key]: membersOf(rule[key]).flatMap((row) => rowUpTo(row, target)) };
  return { ...rule, ...kept('steps'), ...kept('deadZones') };
}

function rowUpTo(row: Json, target: Target): readonly Json[] {
  const written = isGroup(row) ? row['when'] : row;
  const band = typeof written === 'string' ? parseBand(written) : 'none';
  if (typeof band === 'string' || !comparable(band, target.bound)) return [row];
  const at = target.bound.value;
  const { low, high } = band;
  if (low !== undefined && !low.at.lessThan(at)) return [];
  if (high === undefined || !high.at.greaterThan(at)) return [row];
  const when = formatBand({ ...band, high: { at, inclusive: false } });
  return [isGroup(row) ? { ...row, when } : when];
}
