/** Declares a disruption: what failed, and whom that touches, before anything is written. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import css from './disruptions.module.css';
import { disruptionWords } from './words.ts';

export function DeclareScreen(): ReactNode {
  const t = useWords(disruptionWords);
  const navigate = useNavigate();
  const { clock } = useSession();
  const [from = '', setFrom] = useChoice('from');
  const [title, setTitle] = useState('');
  const [cause, setCause] = useState('');
  const [effect, setEffect] = useState('');
  const send = useSend(() =>
    api.POST('/v1/disruptions', {
      body: { title: { en: title }, cause: { en: cause }, effect: { en: effect }, start: clock.now, from },
    }),
  );
  const ready = from !== '' && [title, cause, effect].every((text) => text.trim() !== '');
  return (
    <Page title={t('declare')} lead={t('declareLead')} over={<To href="/disruptions">{t('title')}</To>}>
      <Section>
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: `/disruptions/${id}` as never }) });
          }}
        >
          <Failing value={from} onChange={setFrom} />
          {from !== '' && <Affected from={from} />}
          <TextInput
            label={t('name')}
            required
            maxLength={500}
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
          />
          <Textarea
            label={t('cause')}
            required
            autosize
            maxLength={500}
            value={cause}
            onChange={(e) => setCause(e.currentTarget.value)}
          />
          <TextInput
            label={t('effect')}
            description={t('effectHint')}
            required
            maxLength={500}
            value={effect}
            onChange={(e) => setEffect(e.currentTarget.value)}
          />
          {send.error !== null && <Failed error={send.error} />}
          <div>
            <Button type="submit" disabled={!ready} loading={send.isPending}>
              {t('declare')}
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}

interface FailingProps {
  readonly value: string;
  readonly onChange: (from: string | undefined) => void;
}

function Failing({ value, onChange }: FailingProps): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const parties = useGet('/v1/records/{kind}', { params: { path: { kind: 'party' }, query: { limit: 500 } } });
  const components = useGet('/v1/records/{kind}', { params: { path: { kind: 'component' }, query: { limit: 500 } } });
  const services = useGet('/v1/records/{kind}', { params: { path: { kind: 'service' }, query: { limit: 500 } } });
  const suppliers = readAll('party', parties.data?.items ?? []).filter(({ body }) => body.role === 'supplier');
  return (
    <NativeSelect
      label={t('failed')}
      required
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: t('choose') },
        {
          group: t('suppliers'),
          items: suppliers.map(({ id, body }) => ({ value: `party/${id}`, label: say(body.name) })),
        },
        {
          group: t('components'),
          items: (components.data?.items ?? []).map(({ id, title }) => ({
            value: `component/${id}`,
            label: say(title),
          })),
        },
        {
          group: t('services'),
          items: (services.data?.items ?? []).map(({ id, title }) => ({ value: `service/${id}`, label: say(title) })),
        },
      ]}
    />
  );
}

function Affected({ from }: { readonly from: string }): ReactNode {
  const t = useWords(disruptionWords);
  const found = useGet('/v1/affected-agreements', { params: { query: { from } } });
  return (
    <div>
      <strong>{t('affected')}</strong>
      <Loaded of={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('affectedNone')}</p>
          ) : (
            <ul className={css['plain']}>
              {items.map(({ agreement, party, path }) => (
                <li key={agreement}>
                  <To href={`/agreements/${agreement}`}>{agreement}</To> · <PartyLink id={party} />
                  <span className={css['soft']}>
                    {' '}
                    {t('path')} {path.map((step) => step.split('/')[1]).join(' → ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
