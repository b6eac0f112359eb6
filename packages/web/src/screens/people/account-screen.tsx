/** One account: what it is, the link to come in, stopping it, when it was used. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { Moment } from '../../parts/moment.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Account } from './accounts-list.tsx';
import { usePeopleRights } from './people-screen.tsx';
import css from './people.module.css';
import { ShownOnce } from './shown-once.tsx';
import { SignInLog } from './sign-in-log.tsx';
import { StandingForm } from './standing-form.tsx';
import type { StandingTold } from './standing-form.tsx';
import { writtenStanding } from './standing.ts';
import { peopleWords } from './words.ts';

export function AccountOfScreen(): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const id = useParameter('account');
  const people = useNames('person');
  const found = useGet('/v1/accounts/{account}', { params: { path: { account: id } } });
  const { write } = usePeopleRights();
  const name = say(people.get(found.data?.person ?? id) ?? found.data?.email ?? id);
  return (
    <Page title={name} over={<To href="/people">{t('title')}</To>} lead={found.data?.email}>
      <Loaded of={found} lines={12}>
        {(account) => (
          <>
            <Standing key={account.version} account={account} />
            {write && !account.disabled && <LinkSection account={account} name={name} />}
            {write && <Stopping account={account} />}
            <SignInLog account={account.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const toldOf = ({ email, person, side, party, level, roles, language }: Account): StandingTold => ({
  email,
  person,
  side,
  party,
  level,
  roles,
  language,
});

function useChange(account: Account) {
  return useSend((more: StandingTold & { readonly disabled: boolean }) =>
    api.PUT('/v1/accounts/{account}', {
      params: { path: { account: account.id }, header: { 'if-match': `"${account.version}"` } },
      body: { ...writtenStanding(more), disabled: more.disabled },
    }),
  );
}

function Standing({ account }: { readonly account: Account }): ReactNode {
  const t = useWords(peopleWords);
  const { account: own } = useSession();
  const { write } = usePeopleRights();
  const [told, setTold] = useState(toldOf(account));
  const send = useChange(account);
  const mine = own === account.id;
  return (
    <Section title={t('access')} {...(mine ? { note: t('ownStanding') } : {})}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ ...told, disabled: account.disabled });
        }}
      >
        <StandingForm told={told} onChange={setTold} fixed={mine || !write} />
        {send.error !== null && <Failed error={send.error} />}
        {write && (
          <div>
            <Button type="submit" variant="default" loading={send.isPending}>
              {t('save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}

function LinkSection({ account, name }: { readonly account: Account; readonly name: string }): ReactNode {
  const t = useWords(peopleWords);
  const [forget, setForget] = useState(false);
  const waiting = useGet('/v1/invitations');
  const make = useSend(() =>
    api.POST('/v1/accounts/{account}/invitations', {
      params: { path: { account: account.id } },
      body: { forgetAuthenticator: forget },
    }),
  );
  const back = useSend((invitation: string) =>
    api.DELETE('/v1/invitations/{invitation}', { params: { path: { invitation } } }),
  );
  const pending = waiting.data?.items.find((one) => one.account === account.id);
  const token = make.data?.token;
  return (
    <Section title={t('link')} note={t('linkLead')}>
      {token !== undefined && (
        <ShownOnce text={`${globalThis.location.origin}/welcome#${token}`} lead={t('linkReady', { name })} />
      )}
      {token === undefined && pending !== undefined && (
        <p className={css['row']}>
          <span>
            {t.rich('linkWaits', {
              by: <PersonName key="by" id={pending.createdBy} />,
              day: <Moment key="day" at={pending.expiresAt} />,
            })}
          </span>
          <Button variant="subtle" size="xs" onClick={() => back.mutate(pending.id)}>
            {t('linkBack')}
          </Button>
        </p>
      )}
      {token === undefined && (
        <div className={css['form']}>
          {account.hasAuthenticator && (
            <Checkbox
              label={t('linkForget')}
              checked={forget}
              onChange={({ currentTarget: { checked } }) => setForget(checked)}
            />
          )}
          <div>
            <Button variant="default" loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t('linkMake')}
            </Button>
          </div>
        </div>
      )}
      {make.error !== null && <Failed error={make.error} />}
    </Section>
  );
}

function Stopping({ account }: { readonly account: Account }): ReactNode {
  const t = useWords(peopleWords);
  const { account: own } = useSession();
  const send = useChange(account);
  if (own === account.id) return null;
  return (
    <Section title={account.disabled ? t('start') : t('stop')} note={account.disabled ? undefined : t('stopText')}>
      <Button
        variant="default"
        loading={send.isPending}
        onClick={() => send.mutate({ ...toldOf(account), disabled: !account.disabled })}
      >
        {account.disabled ? t('start') : t('stop')}
      </Button>
      {send.error !== null && <Failed error={send.error} />}
    </Section>
  );
}
