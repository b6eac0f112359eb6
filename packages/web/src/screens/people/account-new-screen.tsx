/** An account for a person on record, and the link that lets them in. */
import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { StandingForm } from './standing-form.tsx';
import type { StandingTold } from './standing-form.tsx';
import { standingOfPerson, writtenStanding } from './standing.ts';
import { peopleWords } from './words.ts';

const blank: StandingTold = { email: '', person: '', side: 'own', level: 2, roles: [], language: 'en' };

export function AccountNewScreen(): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const navigate = useNavigate();
  const [told, setTold] = useState(blank);
  const people = useGet('/v1/records/{kind}', { params: { path: { kind: 'person' }, query: { limit: 500 } } });
  const parties = useGet('/v1/records/{kind}', { params: { path: { kind: 'party' }, query: { limit: 500 } } });
  const accounts = useGet('/v1/accounts', { params: { query: { limit: 500 } } });
  const taken = new Set(accounts.data?.items.map(({ person }) => person));
  const free = (people.data?.items ?? []).filter(({ id }) => !taken.has(id));
  const send = useSend(() => api.POST('/v1/accounts', { body: writtenStanding(told) }));
  const choose = (id: string | null): void => {
    const person = free.find((one) => one.id === id);
    if (person !== undefined) setTold(standingOfPerson(person, parties.data?.items ?? []));
  };
  const ready = told.person !== '' && told.email !== '' && (told.side === 'own' || told.party !== undefined);
  return (
    <Page title={t('newTitle')} lead={t('newLead')} over={<To href="/people">{t('title')}</To>}>
      <Section>
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(undefined, {
              onSuccess: ({ id }) => void navigate({ to: `/people/${encodeURIComponent(id)}` as never }),
            });
          }}
        >
          <Select
            label={t('person')}
            description={t('pickPersonHint')}
            placeholder={t('pickPerson')}
            searchable
            required
            value={told.person === '' ? null : told.person}
            data={free.map(({ id, title }) => ({ value: id, label: say(title) }))}
            onChange={choose}
          />
          <StandingForm told={told} onChange={setTold} />
          {send.error !== null && <Failed error={send.error} />}
          <div>
            <Button type="submit" loading={send.isPending} disabled={!ready}>
              {t('make')}
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}
