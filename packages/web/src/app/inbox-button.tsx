/** The way to the inbox, with how much in it is unread. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGet } from '../client/reading.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { shellWords } from './shell-words.ts';
import css from './shell.module.css';

const every = 60_000;

export function InboxButton(): ReactNode {
  const t = useWords(shellWords);
  const { data } = useGet('/v1/inbox', { params: { query: { limit: 1 } } }, { every });
  const unread = data?.unread ?? 0;
  const label = t('inboxUnread', { count: unread });
  return (
    <Link to="/inbox" className={css['button'] ?? ''} aria-label={label} title={label}>
      <Icon name="inbox" />
      {unread > 0 && <span className={css['count']}>{unread}</span>}
    </Link>
  );
}
