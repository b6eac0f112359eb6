/** The mailbox of the demo: every mail as its reader would have it, with the links that stand in it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useWords } from '../../words/use-words.ts';
import { Door } from '../sign-in/door.tsx';
import css from './mail.module.css';
import { demoMailWords } from './words.ts';

export function DemoMailScreen(): ReactNode {
  const t = useWords(demoMailWords);
  const found = useQuery({
    queryKey: ['demo-mails'],
    queryFn: () => answerOf(api.GET('/v1/demo/mails')),
    refetchInterval: 3000,
    retry: false,
  });
  if (found.error instanceof Trouble && found.error.status === 404)
    return (
      <Door title={t('noDemo')} lead={t('noDemoText')}>
        {null}
      </Door>
    );
  return (
    <Door title={t('title')} lead={t('lead')} wide>
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('empty')} icon="message">
              {t('emptyText')}
            </Empty>
          ) : (
            items.map(({ id, to, toName, subject, text, language, at, attachments }) => (
              <article key={id} className={css['mail']} lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'}>
                <h2>{subject}</h2>
                <p className={css['soft']}>
                  {t('to', { name: toName === undefined ? to : `${toName} <${to}>` })} ·{' '}
                  <Moment at={at} zone="Asia/Hong_Kong" clock />
                </p>
                <p className={css['text']}>{linked(text)}</p>
                {attachments.length > 0 && (
                  <p className={css['soft']}>
                    {t('attachments', { names: attachments.map(({ name }) => name).join(', ') })}
                  </p>
                )}
              </article>
            ))
          )
        }
      </Loaded>
    </Door>
  );
}

/** Addresses of this server as links. */
function linked(text: string): ReactNode {
  return text.split(/(https?:\/\/\S+)/u).map((part, at) =>
    at % 2 === 1 ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
