/**
 * Time as the clocks on the wall showed it, taken for elapsed time: the mistake of subtracting two local times. Owns: moving
 * rows and calendars onto a line without clock changes. Used to show whether a verdict depends on the mistake, never to judge.
 */
import type { Agreement } from '../../agreements/book.ts';
import { layOutCalendars } from '../../agreements/calendars.ts';
import type { Revision } from '../../agreements/revision.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { each } from '../../evaluation/switches.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';

const steady = 'UTC';

/** The agreement on a line of days that all have 24 hours; every calendar keeps its local hours. */
export function steadyAgreement(agreement: Agreement): Agreement {
  const zone = Zone.get(steady);
  if (zone === undefined) return agreement;
  return each(agreement, (revision) => steadyRevision(revision, zone));
}

function steadyRevision(revision: Revision, zone: Zone): Revision {
  const written = Object.entries(revision.terms.calendars ?? {});
  const calendars = Object.fromEntries(written.map(([id, calendar]) => [id, { ...calendar, zone: steady }]));
  const laid = layOutCalendars({ ...revision.terms, calendars }, steady, () => undefined).calendars;
  const { from, to } = revision;
  return {
    ...revision,
    zone,
    zoneName: steady,
    from: onWall(from, revision.zone),
    to: to === undefined ? undefined : onWall(to, revision.zone),
    terms: { ...revision.terms, calendars },
    calendars: laid,
    maintenance: revision.maintenance.map((rule) => (rule.zone === undefined ? rule : { ...rule, zone: steady })),
    commitments: revision.commitments.map((one) => ({
      ...one,
      calendar: laid.get(one.terms.hours) ?? one.calendar,
    })),
  };
}

/** The instant at which a clock without changes would show what the wall showed. */
function onWall(at: Instant, zone: Zone): Instant {
  return Instant.of(at + zone.offsetAt(at));
}

const moments = ['start', 'end', 'at', 'due', 'done', 'about', 'receivedAt', 'noticedAt', 'detectedAt', 'reportedAt'];

/** A row with every moment in the world as the wall showed it; when it was recorded stays. */
export function steadyRow(row: EvidenceRow, zone: Zone): EvidenceRow {
  const moved = Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    moments.includes(name) && typeof value === 'number' ? [[name, onWall(Instant.of(value), zone)] as const] : [],
  );
  const changed = { ...row, ...Object.fromEntries(moved) };
  // An outage over the hour that came twice can end, on the wall, before it began: it then lasted no time at all.
  return 'start' in changed && 'end' in changed && changed.end !== undefined && changed.end < changed.start
    ? { ...changed, end: changed.start }
    : changed;
}

/** Whether the clocks of the zone changed between the two instants. */
export function clocksChange(zone: Zone, { start, end }: { readonly start: Instant; readonly end: Instant }): boolean {
  const offset = zone.offsetAt(start);
  const week = 7 * 86_400_000;
  for (let at = Number(start); at < end; at += week) if (zone.offsetAt(Instant.of(at)) !== offset) return true;
  return zone.offsetAt(end) !== offset;
}
