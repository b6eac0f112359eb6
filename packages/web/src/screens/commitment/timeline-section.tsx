/** The period in lanes, each bar leading to its evidence, and the allowance as it was used up, with works. */
import { budgetBurn, figureValue, Instant, lanesOf, periodTimeline, Ratio, timelineLanes } from '@troth/core';
import type { Drawing, Language } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from './place.ts';
import type { Place } from './place.ts';
import { commitmentWords } from './words.ts';

interface Props {
  readonly page: SchemaCommitmentPage;
  readonly place: Place;
}

type Segment = SchemaCommitmentPage['row']['segments'][number];

export function TimelineSection({ page, place }: Props): ReactNode {
  const t = useWords(commitmentWords);
  const { row } = page;
  const drawn = row.segments.filter((segment) => lanesOf(segment).some(({ role }) => role !== 'agreed'));
  const last = row.segments.at(-1);
  return (
    <Section title={t('timeline')} note={t('timelineNote')} anchor="timeline">
      {drawn.length === 0 && <p>{t('noTimeline')}</p>}
      {drawn.map((segment) => (
        <SegmentTimeline key={segment.start} segment={segment} page={page} place={place} />
      ))}
      {last !== undefined && hasBudget(last) && (
        <>
          <h3>{t('burn')}</h3>
          <Burn segment={last} page={page} place={place} />
        </>
      )}
    </Section>
  );
}

const leadOf =
  (place: Place) =>
  (leadsTo: string): string | undefined => {
    const [kind, ...rest] = leadsTo.split('/');
    return kind === 'evidence' ? hrefOf(place, rest.join('/')) : undefined;
  };

function SegmentTimeline({ segment, page, place }: Props & { readonly segment: Segment }): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const { zone } = page.agreement;
  const draw = useCallback(
    (width: number): Drawing =>
      periodTimeline({
        span: { start: Instant.parse(segment.start), end: Instant.parse(segment.end) },
        zone,
        lanes: timelineLanes(segment, language),
        language,
        width,
        title: t('timeline'),
      }),
    [segment, zone, language, t],
  );
  return <FittedChart draw={draw} addressOf={leadOf(place)} />;
}

const hasBudget = (segment: Segment): boolean =>
  figureValue(segment, 'downtime') !== undefined && figureValue(segment, 'allowed') !== undefined;

function Burn({ segment, page, place }: Props & { readonly segment: Segment }): ReactNode {
  const language = useLanguage();
  const say = useSay();
  const draw = useCallback(
    (width: number): Drawing => burnOf(segment, page, { width, language, say }),
    [segment, page, language, say],
  );
  return <FittedChart draw={draw} addressOf={leadOf(place)} />;
}

interface Look {
  readonly width: number;
  readonly language: Language;
  readonly say: (title: { readonly en: string; readonly 'zh-Hant'?: string | undefined }) => string;
}

function burnOf(segment: Segment, page: SchemaCommitmentPage, { width, language, say }: Look): Drawing {
  const [start, end] = [Instant.parse(segment.start), Instant.parse(segment.end)];
  const known = Instant.parse(page.statement.knownAt);
  const now = known < end ? known : undefined;
  return budgetBurn({
    span: { start, end },
    zone: page.agreement.zone,
    allowed: figureValue(segment, 'allowed') ?? Ratio.zero,
    points: usedSteps(segment),
    ...(now === undefined ? {} : { now }),
    works: page.works.map(({ title, start: from, end: until }) => ({
      start: Instant.parse(from),
      end: Instant.parse(until),
      title: say(title),
    })),
    language,
    width,
  });
}

/** What was used up to the end of each counted stretch; one step at the end where stretches are weighed. */
function usedSteps(segment: Segment): readonly { readonly at: Instant; readonly used: Ratio }[] {
  const counted = lanesOf(segment).find(({ role }) => role === 'counted');
  const total = figureValue(segment, 'downtime') ?? Ratio.zero;
  let used = Ratio.zero;
  const steps = (counted?.intervals ?? [])
    .toSorted((one, other) => one[0] - other[0])
    .map(([from, until]) => {
      used = used.plus(Ratio.of(until - from));
      return { at: Instant.of(until), used };
    });
  if (used.equals(total)) return steps;
  const last = steps.at(-1)?.at;
  return total.isZero() || last === undefined ? [] : [{ at: last, used: total }];
}
