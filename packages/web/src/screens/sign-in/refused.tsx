/** Why somebody was not let in. */
import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trouble } from '../../client/trouble.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import { signInWords } from './words.ts';

/** Here a refusal means that something typed was wrong, not that a session is over. */
export function Refused({ error }: { readonly error: Error }): ReactNode {
  const t = useWords(signInWords);
  const { code, status } = error instanceof Trouble ? error : { code: '', status: 0 };
  if (status === 401 || code === 'too-many-requests')
    return (
      <Alert color="vermilion" role="alert">
        {status === 401 ? t('wrong') : t('tooMany')}
      </Alert>
    );
  return <Failed error={error} />;
}
