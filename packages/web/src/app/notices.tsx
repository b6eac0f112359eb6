/** What stands in the place of a screen that is not there, broke, or could not be read. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Trouble } from '../client/trouble.ts';
import { useWords } from '../words/use-words.ts';
import { shellWords } from './shell-words.ts';

function Notice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = `${title} · Troth`;
  }, [title]);
  return (
    <Stack gap="sm" maw="36rem" mt="xl">
      <Title order={1}>{title}</Title>
      <Text>{text}</Text>
      <Group>{children}</Group>
    </Stack>
  );
}

export function NothingHere(): ReactNode {
  const t = useWords(shellWords);
  return (
    <Notice title={t('notFound')} text={t('notFoundText')}>
      <Button component={Link} to="/">
        {t('toStart')}
      </Button>
    </Notice>
  );
}

export function BrokenScreen({ error, reset }: ErrorComponentProps): ReactNode {
  const t = useWords(shellWords);
  if (error instanceof Trouble && error.status === 404) return <NothingHere />;
  if (error instanceof Trouble && error.status === 0) return <Unreached again={reset} />;
  return (
    <Notice title={t('broken')} text={t('brokenText')}>
      <Button onClick={reset}>{t('again')}</Button>
    </Notice>
  );
}

export function Unreached({ again }: { readonly again: () => void }): ReactNode {
  const t = useWords(shellWords);
  return (
    <Notice title={t('unreached')} text={t('unreachedText')}>
      <Button onClick={again}>{t('again')}</Button>
    </Notice>
  );
}
