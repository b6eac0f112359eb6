/** Checks of the days before, and the tasks that recur. */
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { checkOf } from './check-record.ts';
import { checkWords } from './words.ts';

type View = AnswerOf<'/v1/daily-check'>;

export function Tasks({ tasks }: { readonly tasks: View['tasks'] }): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  return (
    <Section title={t('tasks')}>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Tbody>
            {tasks.map(({ id, title, every, lastDone, overdue, to }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">
                  <To href={to}>{say(title)}</To>
                </Table.Th>
                <Table.Td>{say(every)}</Table.Td>
                <Table.Td>
                  {t('last')}: {lastDone === undefined ? t('never') : <Moment at={lastDone} />}
                </Table.Td>
                <Table.Td style={overdue ? { color: 'var(--bad)', fontWeight: 600 } : {}}>
                  {overdue ? t('overdue') : t('inTime')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

export function History({ records }: { readonly records: View['history'] }): ReactNode {
  const t = useWords(checkWords);
  return (
    <Section title={t('history')}>
      {records.length === 0 && <p>{t('noHistory')}</p>}
      {records.map(({ id, body }) => (
        <Day key={id} body={body} />
      ))}
    </Section>
  );
}

function Day({ body }: { readonly body: unknown }): ReactNode {
  const t = useWords(checkWords);
  const check = checkOf(body);
  if (check === undefined) return null;
  const date = typeof body === 'object' && body !== null && 'date' in body ? String(body.date) : '';
  return (
    <details>
      <summary>
        <Moment at={date} />{' '}
        {check.finished !== undefined &&
          t.rich('finished', {
            who: <PersonName key="who" id={check.finished.by} />,
            when: <Moment key="when" at={check.finished.at} />,
            size: check.ledgerSize ?? 0,
          })}
      </summary>
      <ul>
        {check.items.map(({ what, figures, note }) => (
          <li key={what}>
            {figures}
            {note === undefined ? '' : ` (${note})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
