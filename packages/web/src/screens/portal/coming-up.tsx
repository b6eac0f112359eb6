/** Works that are planned on a party's services, and what they do. */
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Minutes } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

type Works = PracticeRecord<'change'>;

export function ComingUp(): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const language = useLanguage();
  const works = useRecords('change', { state: 'planned,approved,executing' });
  return (
    <Section
      title={t('coming')}
      anchor="coming"
      acts={
        <a href={`/v1/calendar?language=${language}`} download>
          {t('calendar')}
        </a>
      }
    >
      <Loaded of={works} lines={3}>
        {(data) => (
          <RecordTable
            label={t('coming')}
            rows={data.toSorted((one, other) => (one.body.window.start < other.body.window.start ? -1 : 1))}
            keyOf={({ id }: Works) => id}
            empty={<Empty title={t('nothingComing')}>{t('nothingComingText')}</Empty>}
            columns={[
              {
                name: 'when',
                head: t('when'),
                cell: ({ body: { window } }) => (
                  <>
                    <Moment at={window.start} /> – <Moment at={window.end} clock />
                  </>
                ),
              },
              {
                name: 'what',
                head: t('what'),
                cell: ({ id, title }) => <To href={`/records/change/${id}`}>{say(title)}</To>,
              },
              {
                name: 'effect',
                head: t('effect'),
                numeric: true,
                cell: ({ body: { expectedCutMs, counted } }) => (
                  <>
                    <Minutes ms={expectedCutMs} /> · {counted ? t('counts') : t('doesNotCount')}
                  </>
                ),
              },
              { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="change" state={body.state} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
