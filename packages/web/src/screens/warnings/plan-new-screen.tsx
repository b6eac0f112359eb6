/** Another time for works: what each slot does to every agreement, and the proposal to the customer. */
import { Button, Group, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { LetterList, lettersOf, written } from './letters.tsx';
import { SlotTable } from './slot-table.tsx';
import type { Slot } from './slot-table.tsx';
import type { Draft } from './letters.tsx';
import { Facts } from './who-screen.tsx';
import { warningWords } from './words.ts';

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
  const [communications, setCommunications] = useState('');
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
        ...(communications.trim() === '' ? {} : { communications: { en: communications } }),
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
        <PlanText name="workaround" value={workaround} onChange={setWorkaround} />
        <PlanText name="communications" value={communications} onChange={setCommunications} />
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

interface PlanTextProps {
  readonly name: 'workaround' | 'communications';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlanText({ name, value, onChange }: PlanTextProps): ReactNode {
  const t = useWords(warningWords);
  return (
    <Textarea
      label={t(name)}
      description={t(`${name}Hint`)}
      value={value}
      autosize
      minRows={2}
      mb="md"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
