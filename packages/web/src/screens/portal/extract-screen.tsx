/** What a link to the users' extract opens: what was promised, for anybody who has the link. The token stands after the # and is sent in no address. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api, answerOf } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Door } from '../sign-in/door.tsx';
import css from './portal.module.css';
import { portalWords } from './words.ts';

export function ExtractScreen(): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  const [token] = useState(() => globalThis.location.hash.slice(1));
  const found = useQuery({
    queryKey: ['extract', token],
    queryFn: () => answerOf(api.POST('/v1/extract/read', { body: { token } })),
    enabled: token !== '',
    retry: false,
    // Each reading is counted: looking back at the window is none.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || (found.error instanceof Trouble && found.error.status === 404))
    return (
      <Door title={t('noExtract')} lead={t('noExtractText')}>
        {null}
      </Door>
    );
  const words = found.data?.words[language];
  return (
    <Door title={words?.title ?? t('extract')} lead={words?.lead} wide>
      <Loaded of={found} lines={10}>
        {({ agreement, revision, words: { [language]: shown } }) => (
          <>
            {shown.parts.map(({ title, lines }) => (
              <section key={title} className={css['extract']}>
                <h2>{title}</h2>
                <ul>
                  {lines.map(({ figure, text }) => (
                    <li key={`${figure ?? ''} ${text}`}>
                      {figure !== undefined && <strong>{figure} </strong>}
                      {text}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <p className={css['small']}>
              {agreement}, {t('revision', { revision })}
            </p>
          </>
        )}
      </Loaded>
    </Door>
  );
}
