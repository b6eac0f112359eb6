/** Made-up cases of one period: so many of them late, by so much. Owns: the events of a case that a clock reads. */
import type { Commitment } from '../../agreements/revision.ts';
import type { Period } from '../../calendars/period.ts';
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import type { CommitmentTerms } from '../../agreements/schema/commitments.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';

type CaseClockTerms = Extract<CommitmentTerms['metric'], { kind: 'case-clock' }>;

interface Asked {
  readonly commitment: Commitment;
  readonly terms: CaseClockTerms;
  readonly window: Period;
  readonly wanted: { readonly value: Ratio; readonly lateMs: number };
  readonly volume: number;
}

const ending: Readonly<Record<CaseClockTerms['clock'], CaseEvent>> = {
  response: 'responded',
  update: 'updated',
  restore: 'restored',
  resolve: 'resolved',
};

const dayMs = 86_400_000;

/** Missing where the value is a length of time: an example of that would say little. */
export function exampleCases({ commitment, terms, window, wanted, volume }: Asked): readonly CaseRow[] | undefined {
  const number = terms.counts === 'each' ? Math.max(20, Number(wanted.value.floor())) : volume;
  const late =
    terms.counts === 'each'
      ? Number(wanted.value.floor())
      : terms.counts === 'share'
        ? Number(Ratio.one.minus(wanted.value).times(Ratio.of(volume)).ceil())
        : undefined;
  if (late === undefined) return undefined;
  const [priority] = terms.population?.priorities ?? Object.keys(terms.limits ?? {});
  const limit = (priority === undefined ? undefined : terms.limits?.[priority]) ?? terms.limit;
  if (limit === undefined) return undefined;
  const { calendar } = commitment;
  // The first half of the period, so that a late case ends in it too.
  const open = [...calendar.openBetween(window.start, window.end)];
  const early = open.slice(0, Math.max(1, Math.ceil(open.length / 2)));
  return Array.from({ length: number }, (_, index) => index).flatMap((index) => {
    const opening = early[index % early.length];
    const opened = Instant.of((opening?.start ?? window.start) + Math.floor(index / early.length) * 60_000);
    const inTime = Instant.of(opened + 60_000);
    const clock =
      limit.dimension === 'time' ? calendar.add(opened, Number(limit.value.floor()) + wanted.lateMs) : undefined;
    const overdue =
      clock?.ok === true
        ? clock.value
        : Instant.of(opened + (2 * Number(limit.value.floor()) + 7) * dayMs + wanted.lateMs);
    const row = (event: CaseEvent, at: Instant): CaseRow => ({
      id: `example/${index}/${event}`,
      source: 'example',
      recordedAt: at,
      form: 'case',
      case: `EX-${index + 1}`,
      event,
      at,
      ...(priority === undefined ? {} : { priority }),
      ...(terms.population?.types?.[0] === undefined ? {} : { type: terms.population.types[0] }),
    });
    const end = terms.endsAt?.[0] ?? ending[terms.clock];
    const done = index < late ? overdue : inTime;
    const started = [...new Set<CaseEvent>(['opened', terms.startsAt])].map((event) => row(event, opened));
    return [...started, row(end, done), ...(end === 'responded' || end === 'updated' ? [row('resolved', done)] : [])];
  });
}
