/** The daily check: ticking it off, its record, the days before, what else recurs. */
import { Alert, Button, Group, NativeSelect, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../client/server.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { checkOf, isState } from './check-record.ts';
import type { TickState } from './check-record.ts';
import { History, Tasks } from './history.tsx';
import { checkWords } from './words.ts';

type View = AnswerOf<'/v1/daily-check'>;
interface Tick {
  readonly state: TickState;
  readonly note: string;
}
type Ticks = Readonly<Record<string, Tick>>;

export function CheckScreen(): ReactNode {
  const t = useWords(checkWords);
  const found = useGet('/v1/daily-check', {});
  return (
    <Page title={t('title')} lead={t('lead')} over={<To href="/">{t('today')}</To>}>
      <Loaded of={found} lines={14}>
        {(view) => (
          <>
            <Missing days={view.missing.filter((day) => day !== view.date)} />
            <Check key={view.record?.version ?? 0} view={view} />
            <Tasks tasks={view.tasks} />
            <History records={view.history} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Missing({ days }: { readonly days: readonly string[] }): ReactNode {
  const t = useWords(checkWords);
  if (days.length === 0) return null;
  return (
    <Alert color="amber" title={t('missing')} mb="md">
      {t.rich('missingText', {
        count: days.length,
        days: days.map((day, index) => (
          <span key={day}>
            {index > 0 && ', '}
            <Moment at={day} />
          </span>
        )),
      })}
    </Alert>
  );
}

function Check({ view }: { readonly view: View }): ReactNode {
  const t = useWords(checkWords);
  const kept = view.record === undefined ? undefined : checkOf(view.record.body);
  const [ticks, setTicks] = useState<Ticks>({});
  const send = useSend((items: readonly { what: string; state: TickState; note?: string }[]) =>
    api.POST('/v1/daily-check', { body: { date: view.date, items: [...items] } }),
  );
  const done = kept?.state === 'done';
  const finish = (): void =>
    send.mutate(
      view.lines.map(({ what }) => {
        const { state = 'ok', note = '' } = ticks[what] ?? {};
        return { what, state, ...(note === '' ? {} : { note }) };
      }),
    );
  return (
    <Section
      title={`${t('title')} · ${view.date}`}
      note={
        done && kept.finished !== undefined
          ? t.rich('finished', {
              who: <PersonName key="who" id={kept.finished.by} />,
              when: <Moment key="when" at={kept.finished.at} />,
              size: kept.ledgerSize ?? 0,
            })
          : undefined
      }
    >
      <Table.ScrollContainer minWidth={620}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('line')}</Table.Th>
              <Table.Th>{t('now')}</Table.Th>
              <Table.Th w={130}>{t('result')}</Table.Th>
              <Table.Th>{t('note')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.lines.map((line) => (
              <Line
                key={line.what}
                line={line}
                kept={done ? kept.items.find(({ what }) => what === line.what) : undefined}
                tick={ticks[line.what] ?? { state: 'ok', note: '' }}
                onTick={(tick) => setTicks({ ...ticks, [line.what]: tick })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {send.error !== null && <Failed error={send.error} />}
      {!done && (
        <Group mt="md">
          <Button onClick={finish} loading={send.isPending}>
            {t('finish')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

interface LineProps {
  readonly line: View['lines'][number];
  readonly kept: { readonly state: string; readonly note?: string | undefined } | undefined;
  readonly tick: Tick;
  readonly onTick: (tick: Tick) => void;
}

function Line({ line, kept, tick, onTick }: LineProps): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  const title = say(line.title);
  const states = [
    { value: 'ok', label: t('ok') },
    { value: 'acted', label: t('acted') },
    { value: 'skipped', label: t('skipped') },
  ];
  const word = states.find(({ value }) => value === kept?.state)?.label;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600}>
        {title}
      </Table.Th>
      <Table.Td>
        <Seen items={line.items} />
      </Table.Td>
      <Table.Td>
        {kept === undefined ? (
          <NativeSelect
            aria-label={`${t('result')}: ${title}`}
            data={states}
            value={tick.state}
            onChange={({ currentTarget: { value } }) => isState(value) && onTick({ ...tick, state: value })}
          />
        ) : (
          word
        )}
      </Table.Td>
      <Table.Td>
        {kept === undefined ? (
          <TextInput
            aria-label={`${t('note')}: ${title}`}
            value={tick.note}
            maxLength={500}
            onChange={({ currentTarget: { value } }) => onTick({ ...tick, note: value })}
          />
        ) : (
          kept.note
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const shown = 3;

function Seen({ items }: { readonly items: View['lines'][number]['items'] }): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  if (items.length === 0) return t('nothing');
  return (
    <ul style={{ margin: 0, paddingLeft: '1.1rem' }}>
      {items.slice(0, shown).map(({ id, title, reason, action }) => (
        <li key={id}>
          <To href={action.to}>{say(title)}</To>: {say(reason)}
        </li>
      ))}
      {items.length > shown && <li>{t('more', { count: items.length - shown })}</li>}
    </ul>
  );
}
