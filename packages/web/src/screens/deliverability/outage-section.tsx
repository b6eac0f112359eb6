/** Dated outages that keep every promise behind and break one in front, on a line of time, with what the engine says of them. */
import { Instant, IntervalSet, outageLanes, Ratio } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './deliverability.module.css';
import { minutesShown } from './minutes-shown.ts';
import { deliverabilityWords } from './words.ts';

type ProvenCommitment = AnswerOf<'/v1/agreements/{agreement}/proof'>['commitments'][number];

interface OutageProps {
  readonly of: ProvenCommitment;
  readonly zone: string;
}

const setOf = (spans: readonly (readonly string[])[]): IntervalSet =>
  IntervalSet.of(spans.map(([from = '', to = '']) => ({ start: Instant.parse(from), end: Instant.parse(to) })));

export function OutageSection({ of: { counterExample: example, leaves, title }, zone }: OutageProps): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const draw = useCallback(
    (width: number) =>
      outageLanes({
        span: { start: Instant.parse(example?.start ?? ''), end: Instant.parse(example?.end ?? '') },
        zone,
        parts: (example?.leaves ?? []).map(({ leaf, down, excused }) => ({
          name: leaves.find((one) => one.leaf === leaf)?.name[language] ?? leaf,
          down: setOf(down),
          leftOut: excused.map(({ kind, name, when }) => ({
            name: name[language],
            isWorks: kind === 'maintenance',
            when: setOf(when),
          })),
        })),
        service: {
          name: t('service'),
          down: setOf(example?.service ?? []),
          allowed: Ratio.parse(example?.allowed ?? '0'),
        },
        language,
        width,
      }),
    [example, leaves, zone, language, t],
  );
  if (example === undefined) return null;
  const { minutes, allowed, period, engine } = example;
  return (
    <Section
      title={t('example', { title: title[language] })}
      note={t('exampleSays', { minutes: minutesShown(minutes), allowed: minutesShown(allowed), period })}
      anchor="outages"
    >
      {engine !== undefined && (
        <p className={css['engine']} data-confirmed={engine.confirmed}>
          <Mark tone={engine.confirmed ? 'good' : 'warn'}>{t(engine.confirmed ? 'confirmed' : 'unconfirmed')}</Mark>{' '}
          {engine.says[language]}
        </p>
      )}
      <FittedChart draw={draw} />
    </Section>
  );
}
