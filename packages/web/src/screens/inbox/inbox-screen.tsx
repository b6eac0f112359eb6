/** What concerns the person who looks, unread first. Owns: its form. Does not own: whom a change concerns (services). */
import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { pageOfRecord } from '../records/kind.ts';
import { iconOfFound } from '../search/found.ts';
import css from './inbox.module.css';
import { inboxWords } from './words.ts';

type Item = AnswerOf<'/v1/inbox'>['items'][number];

const every = 60_000;

export function InboxScreen(): ReactNode {
  const t = useWords(inboxWords);
  const [show, choose] = useChoice('show');
  const found = useGet('/v1/inbox', { params: { query: { limit: 200 } } }, { every });
  const read = useSend((items: readonly string[] | undefined) =>
    api.POST('/v1/inbox/read', { body: items === undefined ? {} : { items: [...items] } }),
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <Button
          variant="default"
          loading={read.isPending}
          disabled={found.data?.unread === 0}
          onClick={() => read.mutate(undefined)}
        >
          {t('markAll')}
        </Button>
      }
    >
      <Loaded of={found} lines={10}>
        {({ items, unread }) => (
          <>
            <div className={css['bar']}>
              <span role="status">{t('unread', { count: unread })}</span>
              <SegmentedControl
                size="xs"
                aria-label={t('show')}
                value={show === 'unread' ? 'unread' : 'all'}
                onChange={(value) => choose(value === 'all' ? undefined : value)}
                data={[
                  { value: 'all', label: t('everything') },
                  { value: 'unread', label: t('onlyUnread') },
                ]}
              />
            </div>
            <Lists
              items={show === 'unread' ? items.filter((item) => !item.read) : items}
              unreadOnly={show === 'unread'}
              onRead={(item) => read.mutate([item.id])}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface ListsProps {
  readonly items: readonly Item[];
  readonly unreadOnly: boolean;
  readonly onRead: (item: Item) => void;
}

function Lists({ items, unreadOnly, onRead }: ListsProps): ReactNode {
  const t = useWords(inboxWords);
  if (items.length === 0)
    return (
      <Section>
        {unreadOnly ? (
          <Empty icon="inbox" title={t('emptyUnread')}>
            {t('emptyUnreadWhy')}
          </Empty>
        ) : (
          <Empty icon="inbox" title={t('empty')}>
            {t('emptyWhy')}
          </Empty>
        )}
      </Section>
    );
  return (['wanted', 'told'] as const).map((reason) => {
    const own = items.filter((item) => item.reason === reason);
    if (own.length === 0) return null;
    return (
      <Section key={reason} title={t(reason)}>
        <ul className={css['list']}>
          {own.map((item) => (
            <Line key={item.id} item={item} onRead={onRead} />
          ))}
        </ul>
      </Section>
    );
  });
}

function Line({ item, onRead }: { readonly item: Item; readonly onRead: (item: Item) => void }): ReactNode {
  const t = useWords(inboxWords);
  const say = useSay();
  const { side } = useSession();
  const { kind, record, title, text, at, by, dueOn, read } = item;
  return (
    <li className={read ? undefined : css['unread']}>
      <Icon name={iconOfFound(kind)} />
      <div className={css['words']}>
        <To href={pageOfRecord(kind, record, side)} strong={!read}>
          {say(title)}
        </To>
        <div className={css['detail']}>
          {say(text)} · {record} · {t('by', { name: say(by) })}
        </div>
      </div>
      <div className={css['when']}>
        {!read && <span className={css['new']}>{t('isNew')}</span>}
        <Moment at={at} />
        {dueOn !== undefined && <span>{t.rich('due', { day: <Moment at={dueOn} /> })}</span>}
        {!read && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onRead(item)}
            aria-label={`${t('mark')}: ${say(title)}`}
          >
            {t('mark')}
          </Button>
        )}
      </div>
    </li>
  );
}
