/** Another time for works: what each slot does to every agreement, and the proposal to the customer. */
import { Button, Group, Radio, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { sayAt } from '../../parts/local-time.ts';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useZone } from '../../parts/zone.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { LetterList, lettersOf, written } from './letters.tsx';
import type { Draft } from './letters.tsx';
import { Facts } from './who-screen.tsx';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

type Slot = AnswerOf<'/v1/changes/{change}/slots'>['items'][number];

export function PlanNewScreen(): ReactNode {
  const t = useWords(warningWords);
  const [change = ''] = useChoice('change');
  const [agreement = ''] = useChoice('agreement');
  const [commitment = ''] = useChoice('commitment');
  const [period = ''] = useChoice('period');
  const slots = useGet('/v1/changes/{change}/slots', { params: { path: { change }, query: { days: 7 } } });
  const draft = useGet('/v1/warning-draft', { params: { query: { agreement, commitment, period } } });
  return (
    <Page title={t('planTitle', { change })} lead={t('planLead')} over={<To href="/plans">{t('plans')}</To>}>
      <Loaded of={draft}>
        {(drafted) => (
          <Loaded of={slots}>{({ items }) => <Proposal draft={drafted} slots={items} change={change} />}</Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface ProposalProps {
  readonly draft: Draft;
  readonly slots: readonly Slot[];
  readonly change: string;
}

function Proposal({ draft, slots, change }: ProposalProps): ReactNode {
  const t = useWords(warningWords);
  const navigate = useNavigate();
  const [slot, setSlot] = useState(() => slots.find(({ best }) => best)?.start ?? '');
  const [workaround, setWorkaround] = useState('');
  const [letters, setLetters] = useState(() => lettersOf(draft));
  const recipients = written(draft, letters);
  const { agreement, commitment, period } = draft;
  const send = useSend(() =>
    api.POST('/v1/changes/{change}/plan', {
      params: { path: { change } },
      body: {
        agreement,
        commitment,
        period,
        slot,
        recipients,
        ...(workaround.trim() === '' ? {} : { workaround: { en: workaround } }),
      },
    }),
  );
  return (
    <>
      <Facts draft={draft} />
      <Section title={t('slots')}>
        <SlotTable slots={slots} chosen={slot} onChoose={setSlot} />
      </Section>
      <Section title={t('to')}>
        <Textarea
          label={t('workaround')}
          description={t('workaroundHint')}
          value={workaround}
          autosize
          minRows={2}
          mb="md"
          onChange={({ currentTarget: { value } }) => setWorkaround(value)}
        />
        <LetterList draft={draft} letters={letters} onChange={setLetters} />
        {send.error !== null && <Failed error={send.error} />}
        <Group mt="md">
          <Button
            disabled={recipients.length === 0 || slot === ''}
            loading={send.isPending}
            onClick={() =>
              send.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: `/plans/${id}` as never }) })
            }
          >
            {t('propose')}
          </Button>
        </Group>
      </Section>
    </>
  );
}

interface SlotTableProps {
  readonly slots: readonly Slot[];
  readonly chosen: string;
  readonly onChoose: (start: string) => void;
}

function SlotTable({ slots, chosen, onChoose }: SlotTableProps): ReactNode {
  const t = useWords(warningWords);
  return (
    <RecordTable
      label={t('slots')}
      rows={slots}
      keyOf={({ start }) => start}
      columns={[
        {
          name: 'when',
          head: t('when'),
          cell: (slot) => <When slot={slot} chosen={chosen === slot.start} onChoose={onChoose} />,
        },
        { name: 'notice', head: t('notice'), cell: ({ noticeHours }) => t('hours', { hours: noticeHours }) },
        { name: 'effect', head: t('effect'), cell: ({ effects }) => <Effects effects={effects} /> },
        { name: 'credit', head: t('credit'), numeric: true, cell: ({ credits }) => <Credits credits={credits} /> },
      ]}
    />
  );
}

interface WhenProps {
  readonly slot: Slot;
  readonly chosen: boolean;
  readonly onChoose: (start: string) => void;
}

function When({ slot: { start, current, best }, chosen, onChoose }: WhenProps): ReactNode {
  const t = useWords(warningWords);
  const language = useLanguage();
  const zone = useZone();
  return (
    <Group gap={0} data-slot={start} data-best={best}>
      <Radio
        name="slot"
        checked={chosen}
        onChange={() => onChoose(start)}
        aria-label={t('choose', { when: sayAt(start, zone, language) })}
        mr="sm"
      />
      <Moment at={start} />
      {current && <span className={`${css['tag']} ${css['planned']}`}>{t('planned')}</span>}
      {best && <span className={`${css['tag']} ${css['best']}`}>{t('best')}</span>}
    </Group>
  );
}

function Effects({ effects }: Pick<Slot, 'effects'>): ReactNode {
  const say = useSay();
  return effects.map(({ agreement, commitment, text, missed }) => (
    <div key={`${agreement} ${commitment}`} className={missed ? css['bad'] : undefined}>
      {agreement} · {say(text)}
    </div>
  ));
}

function Credits({ credits }: Pick<Slot, 'credits'>): ReactNode {
  const t = useWords(warningWords);
  if (credits.length === 0) return <span className={css['good']}>{t('none')}</span>;
  return credits.map((credit) => (
    <div key={credit.currency} className={css['bad']}>
      <MoneyText {...credit} />
    </div>
  ));
}
