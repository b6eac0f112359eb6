/** Writes an action down; what it comes from stands in the address. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './actions.module.css';
import { OwnerField } from './owner-field.tsx';
import { actionWords } from './words.ts';

const week = 7 * 86_400_000;

export function ActionNewScreen(): ReactNode {
  const t = useWords(actionWords);
  const navigate = useNavigate();
  const { clock, person } = useSession();
  const [agreement] = useChoice('agreement');
  const [source] = useChoice('source');
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState(person.id);
  const [dueOn, setDueOn] = useState(new Date(Date.parse(clock.now) + week).toISOString().slice(0, 10));
  const [note, setNote] = useState('');
  const send = useSend((written: Readonly<Record<string, unknown>>) =>
    api.POST('/v1/records/{kind}', { params: { path: { kind: 'action' } }, body: { body: written } }),
  );
  const save = (): void => {
    const given = Object.entries({ agreement, source, note: note.trim() }).filter(
      ([, text]) => text !== '' && text !== undefined,
    );
    const written = { title: { en: title }, owner, dueOn, ...Object.fromEntries(given) };
    send.mutate(written, { onSuccess: ({ id }) => void navigate({ to: `/actions/${id}` as never }) });
  };
  return (
    <Page title={t('new')} over={<To href="/actions">{t('title')}</To>}>
      <Section>
        <form
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            label={t('what')}
            description={t('whatHint')}
            required
            maxLength={500}
            value={title}
            onChange={({ currentTarget: { value } }) => setTitle(value)}
          />
          <OwnerField value={owner} onChange={setOwner} />
          <TextInput
            type="date"
            label={t('due')}
            required
            value={dueOn}
            onChange={({ currentTarget: { value } }) => setDueOn(value)}
          />
          <Textarea
            label={t('note')}
            autosize
            minRows={3}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          {agreement !== undefined && <p>{`${t('agreement')}: ${agreement}`}</p>}
          {send.error !== null && <Failed error={send.error} />}
          <div>
            <Button type="submit" loading={send.isPending} disabled={title.trim() === '' || owner === ''}>
              {t('save')}
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}
