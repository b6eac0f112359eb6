/** What went wrong, in the server's words, and what can be done about it. */
import { Alert, Button, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trouble } from '../client/trouble.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icon.tsx';
import { partWords } from './part-words.ts';
import { To } from './to.tsx';

export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }): ReactNode {
  const t = useWords(partWords);
  const trouble = error instanceof Trouble ? error : undefined;
  const said: Readonly<Record<number, string>> = { 0: t('unreached'), 401: t('signInAgain'), 404: t('notThere') };
  return (
    <Alert color="vermilion" title={t('failed')} icon={<Icon name="problem" />} role="alert">
      <Text size="sm">{said[trouble?.status ?? -1] ?? error.message}</Text>
      {trouble !== undefined && trouble.details.length > 1 && (
        <List size="sm" mt="xs">
          {trouble.details.map(({ message, pointer, parameter }) => (
            <List.Item key={`${pointer ?? parameter ?? ''} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
      {trouble?.status === 401 && <To href="/sign-in">{t('signIn')}</To>}
      {trouble?.instance !== undefined && trouble.status >= 500 && (
        <Text size="xs" mt="xs">
          {t('instance', { instance: trouble.instance })}
        </Text>
      )}
      {again !== undefined && (
        <Button variant="default" mt="sm" size="xs" onClick={again}>
          {t('again')}
        </Button>
      )}
    </Alert>
  );
}
