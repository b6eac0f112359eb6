/** A secret that is shown this once, ready to be copied. */
import { Alert, Button, CopyButton, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { peopleWords } from './words.ts';

export function ShownOnce({ text, lead }: { readonly text: string; readonly lead: string }): ReactNode {
  const t = useWords(peopleWords);
  return (
    <Alert color="amber" role="status">
      <p>{lead}</p>
      <div className={css['link']}>
        <TextInput aria-label={lead} readOnly value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </Alert>
  );
}
