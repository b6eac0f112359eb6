/**
 * What a service stands on: leaves that somebody promises, and gates that say how many of their parts are needed. Owns:
 * reading a written structure and finding what is wrong with it. Does not own: the promises (`compose.ts`), any figure.
 *
 * A series of n needs n of n; redundancy needs k of n. A leaf that stands in several places is one thing, shared.
 */
import { accepted, allAccepted, refused } from '../values/outcome.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';

/** A structure as people write it; `part` stands for another structure by its name. */
export type WrittenStructure =
  | { readonly series: readonly WrittenStructure[] }
  | { readonly kOfN: { readonly k: number; readonly of: readonly WrittenStructure[] } }
  | { readonly leaf: string }
  | { readonly part: string };

export interface Leaf {
  readonly leaf: string;
}

/** Up while at least `needs` of its members are up. */
export interface Gate {
  readonly needs: number;
  readonly of: readonly Structure[];
}

export type Structure = Leaf | Gate;

export type Parts = Readonly<Record<string, WrittenStructure>>;

/** Gates within gates, and places in all, more than which no service has; parts that stand in many places count in each. */
const deepest = 100;
const mostPlaces = 1000;

/**
 * The structure, or everything that is wrong with it: a circle of parts, an unknown part, an empty gate, an impossible k, gates
 * nested without end, parts multiplied without end.
 */
export function readStructure(written: WrittenStructure, parts: Parts = {}): Outcome<Structure> {
  const read = readPlace(written, { parts, inside: [], at: [], gates: 0, counted: { places: 0 } });
  const tooLarge = read.ok ? undefined : read.refusals.find(({ code }) => code === 'proof/too-large');
  return tooLarge === undefined ? read : refused(tooLarge);
}

interface Place {
  readonly parts: Parts;
  /** Names of the parts that the reading stands in, outermost first. */
  readonly inside: readonly string[];
  readonly at: readonly (string | number)[];
  /** Gates that the reading stands in. */
  readonly gates: number;
  readonly counted: { places: number };
}

function readPlace(written: WrittenStructure, place: Place): Outcome<Structure> {
  const fault = sizeFault(place);
  if (fault !== undefined) return refused(fault);
  if ('leaf' in written) return accepted({ leaf: written.leaf });
  if ('part' in written) return readPart(written.part, place);
  const key = 'series' in written ? 'series' : 'kOfN';
  const members = 'series' in written ? written.series : written.kOfN.of;
  const needs = 'series' in written ? members.length : written.kOfN.k;
  const impossible = gateFault(needs, members.length, [...place.at, key]);
  if (impossible !== undefined) return refused(impossible);
  const gates = place.gates + 1;
  const of = allAccepted(members.map((member, i) => readPlace(member, { ...place, gates, at: [...place.at, key, i] })));
  return of.ok ? accepted({ needs, of: of.value }) : of;
}

function sizeFault({ gates, inside, counted, at }: Place): Refusal | undefined {
  counted.places += 1;
  if (counted.places > mostPlaces) {
    const message = `The structure has more than ${mostPlaces} places: join components that fail together into one.`;
    return { code: 'proof/too-large', message };
  }
  if (gates + inside.length <= deepest) return undefined;
  const message = `Gates stand more than ${deepest} deep in each other: write the structure flatter.`;
  return { code: 'proof/too-deep', message, at: at.slice(0, 8) };
}

function gateFault(needs: number, members: number, at: Place['at']): Refusal | undefined {
  if (members === 0) {
    return { code: 'proof/empty', message: 'Nothing stands behind this part: name at least one component.', at };
  }
  if (Number.isInteger(needs) && needs >= 1 && needs <= members) return undefined;
  const message = `${needs} of ${members} cannot be asked for: write a whole number from 1 to ${members}.`;
  return { code: 'proof/k-out-of-range', message, at };
}

function readPart(name: string, place: Place): Outcome<Structure> {
  const inside = [...place.inside, name];
  if (place.inside.includes(name)) {
    const message = `${inside.join(' stands on ')}: a part cannot stand on itself; take one of these out.`;
    return refused({ code: 'proof/cycle', message, at: place.at });
  }
  const part = Object.hasOwn(place.parts, name) ? place.parts[name] : undefined;
  if (part === undefined) {
    const message = `There is no part "${name}": describe what it stands on, or correct the name.`;
    return refused({ code: 'proof/missing-part', message, at: place.at });
  }
  return readPlace(part, { ...place, inside, at: [...place.at, name] });
}

/** How often each leaf stands in the structure; more than once means that it is shared. */
export function occurrences(structure: Structure): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (one: Structure): void => {
    if ('leaf' in one) found.set(one.leaf, (found.get(one.leaf) ?? 0) + 1);
    else one.of.forEach(visit);
  };
  visit(structure);
  return found;
}
