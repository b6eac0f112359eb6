/** The forecast of one promise on its page: now, what it rests on, the works, and how the chance went through the period. */
import { forecastCourse, Instant, minutesText, Ratio } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { SchemaForecast } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { StateWord, toneOf } from './chance.tsx';
import css from './forecast.module.css';
import { forecastWords } from './words.ts';

interface Promised {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  readonly subject?: string | undefined;
}

type Answer = AnswerOf<'/v1/agreements/{agreement}/forecast'>;
type Course = Answer['courses'][number];

/** Where people are warned. */
const warnAt = 0.2;

export function ForecastSection(promise: Promised): ReactNode {
  const t = useWords(forecastWords);
  const { agreement, period } = promise;
  const found = useGet('/v1/agreements/{agreement}/forecast', { params: { path: { agreement }, query: { period } } });
  return (
    <Section title={t('section')} anchor="forecast" note={t('sectionNote')}>
      <Loaded of={found} lines={4}>
        {(answer) => <Shown answer={answer} promise={promise} />}
      </Loaded>
    </Section>
  );
}

function Shown({ answer, promise }: { readonly answer: Answer; readonly promise: Promised }): ReactNode {
  const t = useWords(forecastWords);
  const isOf = (one: { readonly commitment: string; readonly subject?: string | undefined }): boolean =>
    one.commitment === promise.commitment && one.subject === promise.subject;
  const now = answer.now.find(isOf);
  const course = answer.courses.find(isOf);
  return (
    <>
      {now !== undefined && <Now forecast={now} zone={answer.zone} />}
      {course === undefined ? <p>{t('noCourse')}</p> : <CourseChart answer={answer} course={course} />}
      <p>
        <To href="/forecasts">{t('all')}</To>
      </p>
    </>
  );
}

function Now({ forecast, zone }: { readonly forecast: SchemaForecast; readonly zone: string }): ReactNode {
  const t = useWords(forecastWords);
  const say = useSay();
  const { percent, without, exposure, works, how, stands, action, ownerName } = forecast;
  return (
    <>
      <Figures>
        <Figure
          label={t('chance')}
          value={`${percent} %`}
          tone={toneOf(forecast)}
          note={
            <>
              <StateWord forecast={forecast} />
              {without === undefined ? '' : ` · ${t('withoutWorks', { percent: without.percent })}`}
            </>
          }
        />
        {exposure !== undefined && <Figure label={t('exposure')} value={<MoneyText {...exposure} />} />}
        <Figure
          label={t('next')}
          value={<To href={action.to}>{say(action.label)}</To>}
          note={ownerName === undefined ? t('nobody') : t('owner', { name: say(ownerName) })}
        />
      </Figures>
      <p className={css['how']}>{say(stands)}</p>
      <p className={css['how']}>{say(how)}</p>
      {works.length > 0 && (
        <>
          <h3>{t('works')}</h3>
          <ul>
            {works.map(({ id, title, start, cutMs }) => (
              <li key={id}>
                <To href={`/records/change/${id}`}>{id}</To>{' '}
                {t.rich('worksLine', {
                  title: say(title),
                  when: <Moment key="start" at={start} zone={zone} clock />,
                  minutes: minutesText(Ratio.parse(cutMs)),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function CourseChart({ answer, course }: { readonly answer: Answer; readonly course: Course }): ReactNode {
  const t = useWords(forecastWords);
  const language = useLanguage();
  const missed = course.points.at(-1)?.missed;
  const draw = useCallback(
    (width: number) =>
      forecastCourse({
        span: { start: Instant.parse(answer.start), end: Instant.parse(answer.end) },
        zone: answer.zone,
        points: course.points.map(({ at, breach, percent, made }) => ({
          at: Instant.parse(at),
          chance: breach,
          percent,
          hindcast: made === 'hindcast',
        })),
        warnAt,
        language,
        width,
        ...(missed === undefined ? {} : { missed }),
      }),
    [answer, course, language, missed],
  );
  return (
    <>
      <h3>{t('courseTitle')}</h3>
      <FittedChart draw={draw} />
      {course.points.some(({ made }) => made === 'hindcast') && <p className={css['soft']}>{t('hindcastNote')}</p>}
    </>
  );
}
