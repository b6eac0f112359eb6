/** From a scenario to the texts and rows that the engine reads. Owns: defaults, shorthands for outages, choosing a reading. */
import type { NamedText } from '../../agreements/document.ts';
import type { Plain } from '../../agreements/reading/source.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { parseRow } from '../../evidence/parse.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { parseQuantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { agreementDefaults, commitmentDefaults } from './scenario.ts';
import type { Scenario } from './scenario.ts';

type PlainMap = { readonly [key: string]: Plain };
type Choices = Readonly<Record<string, Plain>>;

function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The agreements of a scenario as JSON texts, with a reading chosen. */
export function agreementTexts(scenario: Scenario, choices: Choices = {}): readonly NamedText[] {
  const given = scenario.revisions ?? [scenario.agreement ?? {}];
  return given.map((revision, index) => {
    const whole = choose(filledIn(revision), choices);
    return { file: `${scenario.case}${given.length > 1 ? `#${index + 1}` : ''}`, text: JSON.stringify(whole) };
  });
}

/** The zone in which the scenario's local times are read. */
export function zoneOf(scenario: Scenario): Zone | undefined {
  const first = (scenario.revisions ?? [scenario.agreement ?? {}])[0];
  const name = first?.['zone'] ?? agreementDefaults['zone'];
  return typeof name === 'string' ? Zone.get(name) : undefined;
}

function filledIn(revision: PlainMap): PlainMap {
  const whole: Record<string, Plain> = { ...agreementDefaults, ...revision };
  if (isMap(revision['calendars']) && isMap(agreementDefaults['calendars']))
    whole['calendars'] = { ...agreementDefaults['calendars'], ...revision['calendars'] };
  const { commitments } = revision;
  if (Array.isArray(commitments))
    whole['commitments'] = commitments.map((one: Plain) => (isMap(one) ? { ...commitmentDefaults, ...one } : one));
  if (revision['inherits'] !== undefined)
    for (const key of ['calendars', 'measurement', 'provenance'] as const)
      if (revision[key] === undefined) delete whole[key];
  return whole;
}

/** Sets each chosen path ("commitments.0.credits.0.step"); a null takes the key away. */
export function choose(document: Plain, choices: Choices): Plain {
  let whole: Plain = document;
  for (const [path, value] of Object.entries(choices)) whole = set(whole, path.split('.'), value);
  return whole;
}

function set(node: Plain | undefined, path: readonly string[], value: Plain): Plain {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(node))
    return node.map((item: Plain, index) => (String(index) === key ? set(item, rest, value) : item));
  const map = isMap(node) ? node : {};
  if (rest.length === 0 && value === null)
    return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
  return { ...map, [key]: set(map[key], rest, value) };
}

/** The rows of a scenario: outages in local time, then rows as written. */
export function evidenceRows(
  evidence: Scenario['evidence'],
  zone: Zone,
  name: string,
): Outcome<readonly EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  const refusals: Refusal[] = [];
  for (const [index, text] of (evidence?.down ?? []).entries()) {
    const outage = readOutage(text, zone);
    if (outage === undefined) {
      refusals.push({
        code: 'CASE-OUTAGE',
        message: `${name}: evidence.down.${index}: "${text}" is no outage; write "2026-07-10 10:00 to 20:00" or "2026-07-10 10:00 for 42 min"`,
      });
      continue;
    }
    rows.push({
      form: 'state',
      id: `down-${index + 1}`,
      source: 'case',
      state: 'down',
      ...outage,
      recordedAt: outage.end,
    });
  }
  for (const [index, row] of (evidence?.rows ?? []).entries()) {
    const read = parseRow({ id: `row-${index + 1}`, source: 'case', ...row }, `${name}: evidence.rows.${index}`);
    if (read.ok) rows.push(read.value);
    else refusals.push(...read.refusals);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: rows };
}

const outage =
  /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?) (?:to (?:(\d{4}-\d{2}-\d{2}) )?(\d{2}:\d{2}(?::\d{2})?)|for (.+))$/u;

function readOutage(text: string, zone: Zone): { readonly start: Instant; readonly end: Instant } | undefined {
  const found = outage.exec(text.trim());
  if (!found?.[1] || !found[2]) return undefined;
  const start = zone.toInstant(found[1], found[2]);
  if (found[4] !== undefined) return { start, end: zone.toInstant(found[3] ?? found[1], found[4]) };
  const length = parseQuantity(found[5] ?? '');
  if (typeof length === 'string' || length.dimension !== 'time') return undefined;
  return { start, end: Instant.of(start + Number(length.value.floor())) };
}
