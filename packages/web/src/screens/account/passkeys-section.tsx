/** One's passkeys: making, naming, removing. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { answerOf, api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useWords } from '../../words/use-words.ts';
import { canHavePasskeys, makePasskey, NoPasskey } from '../sign-in/passkey.ts';
import type { OwnAccount } from './account-screen.tsx';
import css from './account.module.css';
import { accountWords } from './words.ts';

type Passkey = OwnAccount['passkeys'][number];

export function PasskeysSection({ account }: { readonly account: OwnAccount }): ReactNode {
  const t = useWords(accountWords);
  const remove = useSend((passkey: string) =>
    api.DELETE('/v1/account/passkeys/{passkey}', { params: { path: { passkey } } }),
  );
  const columns = [
    { name: 'name', head: t('passkeyName'), cell: ({ name }: Passkey) => name },
    { name: 'added', head: t('added'), cell: ({ addedAt }: Passkey) => <Moment at={addedAt} /> },
    {
      name: 'remove',
      head: '',
      cell: ({ id, name }: Passkey) => (
        <Button variant="subtle" size="xs" aria-label={t('removeOf', { name })} onClick={() => remove.mutate(id)}>
          {t('remove')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('passkeys')} note={t('passkeysLead')}>
      <RecordTable
        label={t('passkeys')}
        columns={columns}
        rows={account.passkeys}
        keyOf={({ id }) => id}
        empty={<Empty title={t('passkeysNone')} icon="access" />}
      />
      {remove.error !== null && <Failed error={remove.error} />}
      <AddPasskey />
    </Section>
  );
}

function AddPasskey(): ReactNode {
  const t = useWords(accountWords);
  const [name, setName] = useState('');
  const possible = canHavePasskeys();
  const send = useSend(async () => {
    const { options, ceremony } = await answerOf(api.POST('/v1/account/passkeys/begin'));
    return api.POST('/v1/account/passkeys', { body: { ceremony, response: await makePasskey(options), name } });
  });
  if (!possible) return <p className={css['quiet']}>{t('passkeyNot')}</p>;
  return (
    <form
      className={css['row']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined, { onSuccess: () => setName('') });
      }}
    >
      <TextInput
        label={t('passkeyName')}
        description={t('passkeyNameHint')}
        required
        maxLength={60}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Button type="submit" variant="default" loading={send.isPending} disabled={name.trim() === ''}>
        {t('addPasskey')}
      </Button>
      {send.error instanceof NoPasskey && (
        <p className={css['quiet']} role="status">
          {t('passkeyCancelled')}
        </p>
      )}
      {send.error !== null && !(send.error instanceof NoPasskey) && <Failed error={send.error} />}
    </form>
  );
}
