/** What was asked to be left out, who decided, and what the rule made of it; works and signals beside it. */
import { minutesText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { hrefOf } from './place.ts';
import type { Place } from './place.ts';
import { commitmentWords } from './words.ts';

interface Props {
  readonly page: SchemaCommitmentPage;
  readonly place: Place;
}

type Row = SchemaCommitmentPage['rows'][number];

export function DecisionsSection({ page, place }: Props): ReactNode {
  const t = useWords(commitmentWords);
  const { zone } = page.agreement;
  const rows = page.rows.filter(
    ({ form, supersededBy }) => ['exclusion', 'works', 'signal'].includes(form) && supersededBy === undefined,
  );
  return (
    <Section title={t('decisions')} note={t('decisionsNote')} anchor="decisions">
      {rows.length === 0 && page.works.length === 0 && <p>{t('noDecisions')}</p>}
      {rows.length > 0 && (
        <RecordTable
          label={t('decisions')}
          rows={rows}
          keyOf={({ source, id }) => `${source} ${id}`}
          columns={[
            {
              name: 'what',
              head: t('what'),
              cell: (row) => (
                <div>
                  <To href={hrefOf(place, row.id)}>{row.id}</To>
                  <div className={css['soft']}>
                    {formName(t, row.form)}
                    {what(row) === undefined ? '' : ` · ${what(row) ?? ''}`}
                  </div>
                </div>
              ),
            },
            {
              name: 'when',
              head: t('when'),
              cell: ({ start, end }) => (
                <div>
                  <Moment at={start} zone={zone} /> –{' '}
                  {end === undefined ? t('openEnd') : <Moment at={end} zone={zone} />}
                </div>
              ),
            },
            { name: 'decision', head: t('decision'), cell: (row) => <Decision row={row} /> },
            { name: 'effect', head: t('effect'), cell: (row) => <EffectOf row={row} page={page} /> },
          ]}
        />
      )}
      <Works page={page} />
    </Section>
  );
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const what = ({ says }: Row): string | undefined => text(says['kind']) ?? text(says['signal']);

type Teller = ReturnType<typeof useWords<keyof typeof commitmentWords.en>>;

/** Forms without words of their own are told by their name. */
export function formName(t: Teller, form: string): string {
  switch (form) {
    case 'exclusion':
    case 'works':
    case 'signal':
    case 'state':
    case 'case':
      return t(`form_${form}`);
    default:
      return form;
  }
}

const tones: Readonly<Record<string, MarkTone>> = { accepted: 'excluded', refused: 'bad', proposed: 'warn' };

function Decision({ row: { says } }: { readonly row: Row }): ReactNode {
  const t = useWords(commitmentWords);
  const decision = text(says['decision']);
  const [proposedBy, decidedBy, basis] = [text(says['proposedBy']), text(says['decidedBy']), text(says['basis'])];
  return (
    <div>
      {(decision === 'accepted' || decision === 'refused' || decision === 'proposed') && (
        <Mark tone={tones[decision] ?? 'ink'}>{t(`decision_${decision}`)}</Mark>
      )}
      <div className={css['soft']}>
        {[
          ...(proposedBy === undefined ? [] : [t('proposed', { by: proposedBy })]),
          ...(decidedBy === undefined ? [] : [t('decided', { by: decidedBy })]),
        ].join(' · ')}
      </div>
      {basis !== undefined && <div className={css['soft']}>{basis}</div>}
    </div>
  );
}

function EffectOf({ row, page }: { readonly row: Row; readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const segments = page.row.segments;
  const taken = segments.flatMap(({ excluded }) => excluded.filter(({ rows }) => rows.includes(row.id)));
  const not = segments.flatMap(({ refused }) => refused.filter((one) => one.row === row.id));
  if (taken.length === 0 && not.length === 0) return t('noEffect');
  return (
    <div>
      {taken.map(({ rule, clause, ms }) => (
        <div key={rule}>{t('excludedMin', { minutes: minutesText(Ratio.parse(ms)), clause })}</div>
      ))}
      {not.map(({ rule, why }) => (
        <div key={rule} className={css['soft']}>
          {why}
        </div>
      ))}
    </div>
  );
}

function Works({ page: { works, agreement } }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  if (works.length === 0) return null;
  return (
    <div>
      <h3>{t('worksTitle')}</h3>
      <ul>
        {works.map(({ id, title, start, end, expectedCutMs, counted }) => (
          <li key={id}>
            <To href={`/records/change/${encodeURIComponent(id)}`}>{say(title)}</To>{' '}
            <span className={css['soft']}>
              <Moment at={start} zone={agreement.zone} /> – <Moment at={end} zone={agreement.zone} /> ·{' '}
              {t('cut', { minutes: minutesText(Ratio.of(expectedCutMs)) })} · {counted ? t('countsYes') : t('countsNo')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
