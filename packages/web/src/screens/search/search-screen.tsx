/** Search over everything that has a name. Owns: the field, the filter by kind, the list. Does not own: the order (services). */
import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { iconOfFound, nameOfKind, pageOfFound } from './found.ts';
import type { Found } from './found.ts';
import css from './search.module.css';
import { searchWords } from './words.ts';

const most = 60;

export function SearchScreen(): ReactNode {
  const t = useWords(searchWords);
  const say = useSay();
  const [asked, ask] = useChoice('q');
  const [kind, setKind] = useChoice('kind');
  const [text, setText] = useState(asked ?? '');
  const [settled] = useDebouncedValue(text.trim(), 200);
  useEffect(() => ask(settled), [ask, settled]);
  const found = useGet('/v1/search', { params: { query: { q: settled, limit: most } } }, { when: settled !== '' });
  const kinds = [...new Set(found.data?.items.map((item) => item.kind) ?? [])];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section>
        <div className={css['bar']}>
          <TextInput
            className={css['field'] ?? ''}
            label={t('field')}
            placeholder={t('placeholder')}
            type="search"
            data-autofocus
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            leftSection={<Icon name="search" />}
          />
          <Select
            label={t('kinds')}
            value={kind ?? ''}
            onChange={(value) => setKind(value ?? undefined)}
            data={[
              { value: '', label: t('allKinds') },
              ...kinds.map((one) => ({ value: one, label: say(nameOfKind(one)) })),
            ]}
          />
        </div>
      </Section>
      <Section title={t('results')}>
        {settled === '' ? (
          <Empty icon="search" title={t('start')}>
            {t('startWhy')}
          </Empty>
        ) : (
          <Loaded of={found}>
            {({ items }) => <Results items={kind === undefined ? items : items.filter((item) => item.kind === kind)} />}
          </Loaded>
        )}
      </Section>
    </Page>
  );
}

function Results({ items }: { readonly items: readonly Found[] }): ReactNode {
  const { side } = useSession();
  const t = useWords(searchWords);
  const say = useSay();
  if (items.length === 0)
    return (
      <Empty icon="search" title={t('nothing')}>
        {t('nothingWhy')}
      </Empty>
    );
  return (
    <>
      <p role="status" className={css['count']}>
        {items.length === most ? t('most', { count: most }) : t('found', { count: items.length })}
      </p>
      <ol className={css['list']}>
        {items.map((item) => (
          <li key={`${item.kind}/${item.id}`}>
            <Icon name={iconOfFound(item.kind)} />
            <div>
              <To href={pageOfFound(item, side)} strong>
                {say(item.title)}
              </To>
              <div className={css['detail']}>
                {say(item.detail)} · {item.id}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
