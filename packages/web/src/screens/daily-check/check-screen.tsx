/** The daily check: ticking it off, its record, the days before, what else recurs. */
import { Alert, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { sayDate } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { api } from '../../client/server.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { checkOf, isState, tickStates } from './check-record.ts';
import type { TickState } from './check-record.ts';
import { History, Tasks } from './history.tsx';
import { checkWords } from './words.ts';

type View = AnswerOf<'/v1/daily-check'>;
type Line = View['lines'][number];
interface Tick {
  /** Missing until somebody chose, where there is something to look at. */
  readonly state: TickState | undefined;
  readonly note: string;
}
type Ticks = Readonly<Record<string, Tick>>;

export function CheckScreen(): ReactNode {
  const t = useWords(checkWords);
  const [date] = useChoice('date');
  const found = useGet('/v1/daily-check', { params: { query: date === undefined ? {} : { date } } });
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
  const language = useLanguage();
  const kept = view.record === undefined ? undefined : checkOf(view.record.body);
  const say = useSay();
  const [ticks, setTicks] = useState<Ticks>({});
  const send = useSend((items: readonly { what: string; state: TickState; note?: string }[]) =>
    api.POST('/v1/daily-check', { body: { date: view.date, items: [...items] } }),
  );
  const done = kept?.state === 'done';
  const tickOf = ({ what, items }: Line): Tick =>
    ticks[what] ?? { state: items.length === 0 ? 'ok' : undefined, note: '' };
  const onTick =
    ({ what }: Line) =>
    (tick: Tick) =>
      setTicks({ ...ticks, [what]: tick });
  const keptOf = ({ what }: Line) => (done ? kept.items.find((one) => one.what === what) : undefined);
  const told = view.lines.flatMap((line) => {
    const { state, note } = tickOf(line);
    return state === undefined ? [] : [{ what: line.what, state, ...(note === '' ? {} : { note }) }];
  });
  const left = view.lines.length - told.length;
  return (
    <Section
      title={sayDate(view.date, language)}
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
      <RecordTable
        label={t('title')}
        rows={view.lines}
        keyOf={({ what }) => what}
        columns={[
          { name: 'line', head: t('line'), cell: ({ title }) => <strong>{say(title)}</strong> },
          { name: 'now', head: t('now'), cell: ({ items }) => <Seen items={items} /> },
          {
            name: 'result',
            head: t('result'),
            cell: (line) => <Result line={line} kept={keptOf(line)} tick={tickOf(line)} onTick={onTick(line)} />,
          },
          {
            name: 'note',
            head: t('note'),
            cell: (line) => <Note line={line} kept={keptOf(line)} tick={tickOf(line)} onTick={onTick(line)} />,
          },
        ]}
      />
      {send.error !== null && <Failed error={send.error} />}
      {!done && (
        <Group mt="md">
          <Button disabled={left > 0} onClick={() => send.mutate(told)} loading={send.isPending}>
            {t('finish')}
          </Button>
          {left > 0 && <small>{t('left', { count: left })}</small>}
        </Group>
      )}
    </Section>
  );
}

interface TickProps {
  readonly line: Line;
  readonly kept: { readonly state: string; readonly note?: string | undefined } | undefined;
  readonly tick: Tick;
  readonly onTick: (tick: Tick) => void;
}

function Result({ line, kept, tick, onTick }: TickProps): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  const states = tickStates.map((state) => ({ value: state, label: t(state) }));
  if (kept !== undefined) return states.find(({ value }) => value === kept.state)?.label;
  return (
    <NativeSelect
      miw="8.5rem"
      aria-label={`${t('result')}: ${say(line.title)}`}
      data={tick.state === undefined ? [{ value: '', label: t('choose') }, ...states] : states}
      value={tick.state ?? ''}
      onChange={({ currentTarget: { value } }) => isState(value) && onTick({ ...tick, state: value })}
    />
  );
}

function Note({ line, kept, tick, onTick }: TickProps): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  if (kept !== undefined) return kept.note;
  return (
    <TextInput
      aria-label={`${t('note')}: ${say(line.title)}`}
      value={tick.note}
      maxLength={500}
      onChange={({ currentTarget: { value } }) => onTick({ ...tick, note: value })}
    />
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
