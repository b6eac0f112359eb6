/** The week's report of actions (S2.16): opened, done, verified, late, still open; to be printed or sent as it stands. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import { ActionTable, useActions } from './actions-screen.tsx';
import type { Action } from './actions-screen.tsx';
import { actionWords } from './words.ts';

const week = 7 * 86_400_000;

export function ReportScreen(): ReactNode {
  const t = useWords(actionWords);
  const { now } = useSession().clock;
  const found = useActions();
  return (
    <Page
      title={t('report')}
      over={<To href="/actions">{t('title')}</To>}
      lead={t.rich('reportLead', { day: <Moment key="day" at={now.slice(0, 10)} /> })}
      acts={
        <Button variant="default" size="xs" leftSection={<Icon name="print" />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Loaded of={found}>{({ items }) => <Report actions={readAll('action', items)} now={now} />}</Loaded>
    </Page>
  );
}

function Report({ actions, now }: { readonly actions: readonly Action[]; readonly now: string }): ReactNode {
  const t = useWords(actionWords);
  const since = Date.parse(now) - week;
  const did = (act: string) =>
    actions.filter(({ body }) => body.trail.some((line) => line.act === act && Date.parse(line.at) >= since));
  const open = actions.filter(({ body }) => body.state === 'open');
  const today = now.slice(0, 10);
  const parts = [
    { title: t('late'), of: open.filter(({ body }) => body.dueOn < today) },
    { title: t('opened'), of: did('create') },
    { title: t('done'), of: did('finish') },
    { title: t('verified'), of: did('verify') },
    { title: t('still'), of: open.filter(({ body }) => body.dueOn >= today) },
  ];
  return parts.map(({ title, of }) => (
    <Section key={title} title={`${title} (${of.length})`}>
      {of.length === 0 ? <p>{t('nothing')}</p> : <ActionTable actions={of} />}
    </Section>
  ));
}
