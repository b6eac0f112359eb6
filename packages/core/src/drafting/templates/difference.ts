/**
 * Where an agreement differs from the template that it was made from (S0.3). Owns: the comparison place by place. What a template
 * leaves open differs never; what a tier or a choice says is compared with the nearest of them.
 */
import type { Json } from '../../ledger/entry.ts';
import { canonicalText } from '../../values/canonical.ts';
import { choiceAt, eachAt, isGroup, isList, memberName, slot, tiersAt, variableAt } from './places.ts';
import type { Group } from './places.ts';
import type { Template } from './template.ts';
import { clauseOfPath } from '../../contract/clause-of-term.ts';

export interface TemplateDifference {
  /** K01 … K25; missing for the head of the document. */
  readonly clause: string | undefined;
  /** Keys and ids from the outside in. */
  readonly path: readonly string[];
  /** Missing where the agreement says something on which the template is silent. */
  readonly standard: Json | undefined;
  /** Missing where the agreement left it out. */
  readonly written: Json | undefined;
}

/** Parts that no template speaks of. */
const apart = new Set(['revision', 'waivers', 'provenance', 'origin', 'requirements', 'effective', 'inherits']);

/** Every place of the agreement document that is not what the template says in this tier. */
export function templateDifferences({ text }: Template, tier: string, written: Group): readonly TemplateDifference[] {
  const found: TemplateDifference[] = [];
  compare(text, written, { tier, path: [], found });
  const key = ({ clause }: TemplateDifference): string => clause ?? 'K99';
  return found.sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
}

interface Walk {
  readonly tier: string;
  readonly path: readonly string[];
  readonly found: TemplateDifference[];
}

function compare(standard: Json | undefined, written: Json | undefined, walk: Walk): void {
  const here = resolved(standard, walk.tier);
  if (variableAt(here) !== undefined || choiceAt(here) !== undefined) return;
  if (isGroup(here) && isGroup(written)) return compareGroups(here, written, walk);
  if (isList(here) && isList(written)) return compareLists(here, written, walk);
  if (typeof here === 'string' && typeof written === 'string' && fits(here, written)) return;
  if (here !== undefined && written !== undefined && canonicalText(here) === canonicalText(written)) return;
  if (here === undefined && written === undefined) return;
  walk.found.push({ clause: clauseOf(walk.path, written ?? here), path: walk.path, standard: here, written });
}

const resolved = (value: Json | undefined, tier: string): Json | undefined => {
  const tiers = tiersAt(value);
  return tiers === undefined ? value : resolved(tiers[tier], tier);
};

function compareGroups(standard: Group, written: Group, walk: Walk): void {
  for (const key of new Set([...Object.keys(standard), ...Object.keys(written)])) {
    if (apart.has(key)) continue;
    compare(standard[key], written[key], { ...walk, path: [...walk.path, key] });
  }
}

function compareLists(standard: readonly Json[], written: readonly Json[], walk: Walk): void {
  const members = standard.flatMap((one) => {
    const here = resolved(one, walk.tier);
    return here === undefined ? [] : [here];
  });
  // A member for each of several values, or one left open, stands for whatever is there.
  if (members.some((one) => eachAt(one) !== undefined || variableAt(one) !== undefined)) return;
  const byName = (list: readonly Json[]) => new Map(list.map((one, index) => [nameAmong(list, one, index), one]));
  const [ours, theirs] = [byName(members), byName(written)];
  for (const name of new Set([...ours.keys(), ...theirs.keys()]))
    compare(ours.get(name), theirs.get(name), { ...walk, path: [...walk.path, name] });
}

/** Passages of prose have a clause and no id: the second of K09 is K09-2. */
function nameAmong(list: readonly Json[], member: Json, index: number): string {
  if (!isGroup(member) || typeof member['key'] !== 'string') return memberName(member, index);
  const { key } = member;
  const before = list.slice(0, index).filter((one) => isGroup(one) && one['key'] === key).length;
  return before === 0 ? key : `${key}-${before + 1}`;
}

/** Whether words could have come of the template’s words with something filled in. */
function fits(standard: string, written: string): boolean {
  if (standard === written) return true;
  const parts = standard.split(slot).filter((_, index) => index % 2 === 0);
  if (parts.length === 1) return false;
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${parts.map(literal).join('.*')}$`, 'su').test(written);
}

function clauseOf(path: readonly string[], member: Json | undefined): string | undefined {
  if (path[0] !== 'clauses') return clauseOfPath(path);
  return isGroup(member) && typeof member['key'] === 'string' ? member['key'] : path[1]?.slice(0, 3);
}
