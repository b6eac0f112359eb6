/**
 * Changes of a document as data: what an editor does, what an offer puts, what a file brought. Owns: applying them, finding
 * them between two documents, telling whether two sets of them meet. Members of a list that all have an `id` (or the `key` of
 * a clause, each another) are named by it, so that a change still means the same after others were made; members of other lists
 * are not named, such a list is set whole.
 */
import type { Json } from '../ledger/entry.ts';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { canonicalText } from '../values/canonical.ts';

/** Names from the outside in: keys of groups, ids of members of lists. */
export type ChangePath = readonly string[];

/** A term set, or taken away when it has no value. */
export interface Change {
  readonly path: ChangePath;
  readonly value?: Json | undefined;
  /** For a member that is new or moves: the id of the member it comes before, null for the end. Missing: it stays where it is. */
  readonly before?: string | null | undefined;
}

type Group = { readonly [key: string]: Json };

/** Of the group itself: "constructor" names nothing of a text that does not say it. */
const partOf = (group: Group, name: string): Json | undefined => (Object.hasOwn(group, name) ? group[name] : undefined);

const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
/** Its id; prose of a clause has the key of the clause instead. */
function idOf(member: Json | undefined): string | undefined {
  if (!isGroup(member)) return undefined;
  const { id, key } = member;
  return typeof id === 'string' ? id : typeof key === 'string' ? key : undefined;
}

/** A list whose members are named: each has an id of its own, and there is at least one. */
function named(value: Json | undefined): value is readonly Json[] {
  if (!isList(value) || value.length === 0) return false;
  const ids = value.map(idOf);
  return !ids.includes(undefined) && new Set(ids).size === ids.length;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalText(a) === canonicalText(b));

/** The document after the changes, in their order. A change that finds nothing to stand in is refused with its place. */
export function applyChanges(text: Json, changes: readonly Change[]): Outcome<Json> {
  let now = text;
  for (const change of changes) {
    const next = put(now, change.path, change);
    if (next === undefined)
      return refused({
        code: 'CHANGE-NO-PLACE',
        message: `there is no ${change.path.join(' › ')} to change; the text was changed there by somebody else`,
        at: change.path,
      });
    now = next;
  }
  return accepted(now);
}

/** Undefined: there is no such place. */
function put(into: Json, path: ChangePath, change: Change): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return change.value ?? {};
  if (isList(into)) return putMember(into, [head, ...rest], change);
  if (!isGroup(into)) return undefined;
  if (rest.length === 0) {
    const { [head]: _gone, ...others } = into;
    if (change.value === undefined) return Object.hasOwn(into, head) ? others : undefined;
    return { ...into, [head]: change.value };
  }
  const inner = put(partOf(into, head) ?? (change.value === undefined ? '' : {}), rest, change);
  return inner === undefined ? undefined : { ...into, [head]: inner };
}

function putMember(
  into: readonly Json[],
  [id, ...rest]: readonly [string, ...string[]],
  change: Change,
): Json | undefined {
  const at = into.findIndex((member) => idOf(member) === id);
  const member = into[at];
  if (rest.length > 0) {
    const inner = member === undefined ? undefined : put(member, rest, change);
    return inner === undefined ? undefined : into.with(at, inner);
  }
  if (change.value === undefined) return member === undefined ? undefined : into.toSpliced(at, 1);
  if (member !== undefined && change.before === undefined && idOf(change.value) === id)
    return into.with(at, change.value);
  const others = member === undefined ? into : into.toSpliced(at, 1);
  const place =
    change.before === undefined || change.before === null ? -1 : others.findIndex((one) => idOf(one) === change.before);
  return others.toSpliced(place === -1 ? others.length : place, 0, change.value);
}

/** The fewest changes that make the second document of the first; applying them gives its very canonical text. */
export function changesBetween(before: Json, after: Json): readonly Change[] {
  const found: Change[] = [];
  compare(before, after, { path: [], found });
  return found;
}

interface Found {
  readonly path: ChangePath;
  readonly found: Change[];
}

function compare(before: Json, after: Json, { path, found }: Found): void {
  if (same(before, after)) return;
  if (isGroup(before) && isGroup(after)) {
    for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) found.push({ path: [...path, key] });
    for (const [key, value] of Object.entries(after)) {
      const was = partOf(before, key);
      if (was === undefined) found.push({ path: [...path, key], value });
      else compare(was, value, { path: [...path, key], found });
    }
    return;
  }
  if (named(before) && named(after) && path.length > 0) compareMembers(before, after, { path, found });
  else found.push({ path, value: after });
}

/** Members that went, came, moved or changed. The order of those that stay is that of the second list. */
function compareMembers(before: readonly Json[], after: readonly Json[], { path, found }: Found): void {
  const wanted = after.map((member) => idOf(member) ?? '');
  let order = before.map((member) => idOf(member) ?? '');
  for (const id of order) if (!wanted.includes(id)) found.push({ path: [...path, id] });
  order = order.filter((id) => wanted.includes(id));
  const was = new Map(before.map((member) => [idOf(member) ?? '', member]));
  // From the last to the first, so that whatever a member comes before has its place already.
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const [id, next, value] = [wanted[index] ?? '', wanted[index + 1], after[index]];
    if (value === undefined) continue;
    const old = was.get(id);
    const stands = old !== undefined && order[order.indexOf(id) + 1] === next;
    if (stands) {
      compare(old, value, { path: [...path, id], found });
      continue;
    }
    found.push({
      path: [...path, id],
      value,
      ...(next === undefined && old === undefined ? {} : { before: next ?? null }),
    });
    order = order.filter((one) => one !== id);
    const place = next === undefined ? order.length : order.indexOf(next);
    order = order.toSpliced(place, 0, id);
  }
}

/** What stands at a place of the document; undefined: nothing does. */
export function valueAt(text: Json | undefined, [head, ...rest]: ChangePath): Json | undefined {
  if (head === undefined) return text;
  if (isList(text))
    return valueAt(
      text.find((member) => idOf(member) === head),
      rest,
    );
  return isGroup(text) ? valueAt(partOf(text, head), rest) : undefined;
}

/** Places that both sets of changes touch, one within the other or the same: such changes cannot simply follow one another. */
export function meeting(ours: readonly Change[], theirs: readonly Change[]): readonly ChangePath[] {
  return ours
    .filter(({ path }) => theirs.some((other) => within(path, other.path) || within(other.path, path)))
    .map(({ path }) => path);
}

const within = (inner: ChangePath, outer: ChangePath): boolean => outer.every((name, index) => inner[index] === name);
