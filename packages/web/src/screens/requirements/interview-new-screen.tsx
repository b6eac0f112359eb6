/** An interview is planned: whom, about which type of service. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { interviewSets } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

export function InterviewNewScreen(): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const navigate = useNavigate();
  const [party = '', choose] = useChoice('party');
  const { clock } = useSession();
  const [told, setTold] = useState({
    serviceType: 'network',
    service: '',
    person: '',
    audience: 'managerial',
    day: clock.now.slice(0, 10),
  });
  const parties = useRecords('party');
  const send = useSend(() => {
    const { service, person, ...rest } = told;
    return api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'interview' } },
      body: {
        body: {
          ...rest,
          party,
          answers: [],
          ...(service === '' ? {} : { service }),
          ...(person === '' ? {} : { person }),
        },
      },
    });
  });
  return (
    <Page
      title={t('plan')}
      lead={t('planLead')}
      over={<To href={party === '' ? '/requirements' : `/requirements/${party}`}>{t('title')}</To>}
    >
      <Section>
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: `/interviews/${id}` as never }) });
          }}
        >
          <NativeSelect
            label={t('customer')}
            required
            value={party}
            data={[
              { value: '', label: t('choose') },
              ...(parties.data ?? [])
                .filter(({ body }) => body.role === 'customer')
                .map(({ id, title }) => ({ value: id, label: say(title) })),
            ]}
            onChange={({ currentTarget: { value } }) => choose(value)}
          />
          <Fields party={party} told={told} onChange={(part) => setTold((before) => ({ ...before, ...part }))} />
          {send.error !== null && <Failed error={send.error} />}
          <div>
            <Button type="submit" disabled={party === ''} loading={send.isPending}>
              {t('planSend')}
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}

interface Told {
  readonly serviceType: string;
  readonly service: string;
  readonly person: string;
  readonly audience: string;
  readonly day: string;
}

interface FieldsProps {
  readonly party: string;
  readonly told: Told;
  readonly onChange: (part: Partial<Told>) => void;
}

function Fields({ party, told, onChange }: FieldsProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const people = useRecords('person');
  const services = useNames('service');
  const theirs = (people.data ?? []).filter(({ body }) => body.party === party);
  const pick = (name: keyof Told) => ({
    value: told[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: value }),
  });
  return (
    <>
      <div className={css['pair']}>
        <NativeSelect
          label={t('person')}
          data={[{ value: '', label: '–' }, ...theirs.map(({ id, title }) => ({ value: id, label: say(title) }))]}
          {...pick('person')}
        />
        <NativeSelect
          label={t('audience')}
          data={['managerial', 'operational'].map((value) => ({ value, label: sayChoice(value, language) }))}
          {...pick('audience')}
        />
      </div>
      <div className={css['pair']}>
        <NativeSelect
          label={t('service')}
          data={interviewSets.map(({ type, names }) => ({ value: type, label: say(names) }))}
          {...pick('serviceType')}
        />
        <NativeSelect
          label={t('catalogueService')}
          data={[{ value: '', label: '–' }, ...[...services].map(([value, title]) => ({ value, label: say(title) }))]}
          {...pick('service')}
        />
      </div>
      <TextInput type="date" label={t('day')} required {...pick('day')} />
    </>
  );
}
