/**
 * Multi-level agreements: corporate → customer → service. Owns: how a child takes terms from its parent. What the child says
 * replaces what the parent says, key by key; lists whose items have an id are joined by id. That a child may only tighten is
 * checked on the compiled commitments (tightening.ts).
 */
import type { Outcome, Refusal } from '../values/outcome.ts';
import type { Plain } from './reading/source.ts';

type PlainMap = { readonly [key: string]: Plain };

/** Keys that belong to one document alone and are never taken over. */
const own = new Set([
  'apiVersion',
  'kind',
  'type',
  'id',
  'revision',
  'title',
  'effective',
  'inherits',
  'waivers',
  'provenance',
]);

/** Keys whose value is one of several forms; half of one form and half of another would be neither, so the child's stands whole. */
const whole = new Set([
  'cap',
  'period',
  'rounding',
  'effect',
  'renewal',
  'authority',
  'dueBy',
  'denominator',
  'combine',
  'claim',
]);

function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function idOf(value: Plain): string | undefined {
  return isMap(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
}

/** The child's document with the parent's terms where it is silent. */
export function inherit(parent: PlainMap, child: PlainMap): PlainMap {
  const taken = Object.fromEntries(Object.entries(parent).filter(([key]) => !own.has(key)));
  return joinMaps(taken, child);
}

function joinMaps(parent: PlainMap, child: PlainMap): PlainMap {
  const joined: Record<string, Plain> = { ...parent };
  for (const [key, value] of Object.entries(child)) joined[key] = whole.has(key) ? value : join(parent[key], value);
  return joined;
}

function join(parent: Plain | undefined, child: Plain): Plain {
  if (isMap(parent) && isMap(child)) return sameKind(parent, child) ? joinMaps(parent, child) : child;
  if (isList(parent) && isList(child) && [...parent, ...child].every((item) => idOf(item) !== undefined)) {
    const known = new Map(parent.map((item) => [idOf(item), item]));
    const mine = new Map(child.map((item) => [idOf(item), item]));
    const kept = parent.map((item) => {
      const override = mine.get(idOf(item));
      return override === undefined ? item : join(item, override);
    });
    return [...kept, ...child.filter((item) => !known.has(idOf(item)))];
  }
  return child;
}

/** Two fillings of different kinds are not mixed: a child that changes the kind writes it whole. */
function sameKind(parent: PlainMap, child: PlainMap): boolean {
  return child['kind'] === undefined || parent['kind'] === undefined || parent['kind'] === child['kind'];
}

/** Ids from the child up to its topmost ancestor, or the circle that was found. */
export function ancestry(id: string, parentOf: (id: string) => string | undefined): Outcome<readonly string[]> {
  const chain: string[] = [id];
  for (let next = parentOf(id); next !== undefined; next = parentOf(next)) {
    if (chain.includes(next)) return { ok: false, refusals: [circle([...chain, next])] };
    chain.push(next);
  }
  return { ok: true, value: chain };
}

function circle(chain: readonly string[]): Refusal {
  return {
    code: 'INHERIT-CIRCLE',
    message: `${chain.join(' inherits ')}: an agreement cannot inherit from itself; remove one "inherits"`,
  };
}
