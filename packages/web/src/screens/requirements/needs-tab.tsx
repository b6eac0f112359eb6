/** Interviews, answers of managers and users side by side, and the needs that requirements are made of. */
import { Button, Checkbox } from '@mantine/core';
import { interviewSet, sayTargetText } from '@troth/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { typed } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { SideBySide } from './side-by-side.tsx';
import { requirementWords } from './words.ts';

export function NeedsTab({ page }: { readonly page: RequirementPage }): ReactNode {
  return (
    <>
      <Interviews page={page} />
      <SideBySide page={page} />
      <Needs page={page} />
    </>
  );
}

function Interviews({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const rows = page.interviews.map((record) => typed<'interview'>(record));
  return (
    <Section
      title={t('interviews')}
      note={t('interviewsNote')}
      acts={<To href={`/interviews/new?party=${page.party.id}`}>{t('plan')}</To>}
    >
      <RecordTable
        label={t('interviews')}
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          <Empty title={t('noInterviews')} icon="claim">
            {t('noInterviewsText')}
          </Empty>
        }
        columns={[
          {
            name: 'when',
            head: t('when'),
            cell: ({ id, body }) => <To href={`/interviews/${id}`}>{body.day}</To>,
            whole: true,
          },
          {
            name: 'who',
            head: t('who'),
            cell: ({ body }) => (body.person === undefined ? '–' : <PersonName id={body.person} />),
          },
          { name: 'audience', head: t('audience'), cell: ({ body }) => sayChoice(body.audience, language) },
          {
            name: 'service',
            head: t('service'),
            cell: ({ body }) => say(interviewSet(body.serviceType)?.names ?? body.serviceType),
          },
          { name: 'answers', head: t('answers'), numeric: true, cell: ({ body }) => body.answers.length },
          { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="interview" state={body.state} /> },
        ]}
      />
    </Section>
  );
}

function Needs({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const needs = page.needs.map((record) => typed<'need'>(record)).filter(({ body }) => body.state !== 'declined');
  const write = `/requirements/${page.party.id}/write`;
  return (
    <Section
      title={t('needs')}
      note={t('needsNote')}
      anchor="needs"
      acts={
        <>
          <To href={`/records/need/new?party=${page.party.id}`}>{t('addNeed')}</To>
          <Button
            component={Link}
            to={write}
            search={{ needs: picked.join(',') } as never}
            disabled={picked.length === 0}
            size="xs"
          >
            {picked.length > 1 ? t('makeMany', { count: picked.length }) : t('make')}
          </Button>
        </>
      }
    >
      <RecordTable
        label={t('needs')}
        rows={needs}
        keyOf={({ id }) => id}
        empty={<Empty title={t('noNeeds')}>{t('noNeedsText')}</Empty>}
        columns={[
          {
            name: 'pick',
            head: '',
            headText: ' ',
            cell: ({ id, title }) => (
              <Checkbox
                aria-label={t('pick', { need: say(title) })}
                checked={picked.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setPicked((before) => (checked ? [...before, id] : before.filter((one) => one !== id)))
                }
              />
            ),
          },
          {
            name: 'need',
            head: t('need'),
            cell: (need) => <Statement need={need} />,
          },
          {
            name: 'by',
            head: t('saidBy'),
            cell: (need) => <SaidBy need={need} />,
          },
          {
            name: 'becomes',
            head: t('becomes'),
            cell: ({ id }) => <Becomes need={id} page={page} />,
          },
        ]}
      />
    </Section>
  );
}

interface OfNeed {
  readonly need: PracticeRecord<'need'>;
}

function Statement({ need: { id, title, body } }: OfNeed): ReactNode {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <To href={`/records/need/${id}`}>{say(title)}</To>{' '}
      {body.value !== undefined && <span className={css['value']}>{sayTargetText(body.value, language)}</span>}
    </>
  );
}

function SaidBy({ need: { body } }: OfNeed): ReactNode {
  return (
    <>
      {body.person === undefined ? '–' : <PersonName id={body.person} />}{' '}
      <span className={css['soft']}>{body.day}</span>
    </>
  );
}

function Becomes({ need, page }: { readonly need: string; readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const made = page.requirements
    .map(({ record }) => typed<'requirement'>(record))
    .filter(({ body }) => body.needs.includes(need) && body.state !== 'withdrawn');
  if (made.length === 0) return <Mark tone="warn">{t('open')}</Mark>;
  return (
    <span className={css['chips']}>
      {made.map((one) => (
        <To key={one.id} href={`/records/requirement/${one.id}`}>
          {say(one.title)}
        </To>
      ))}
    </span>
  );
}
