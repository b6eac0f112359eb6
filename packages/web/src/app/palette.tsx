/** Opened by Ctrl K: goes to a page by its name, to where one was, and to anything that the search finds. */
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useGet } from '../client/reading.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-shapes.ts';
import { screens } from '../screens/list.ts';
import { nameOfScreen } from '../screens/screen.ts';
import { iconOfFound, pageOfFound } from '../screens/search/found.ts';
import { searchWords } from '../screens/search/words.ts';
import { useLanguage, useSay, useWords } from '../words/use-words.ts';
import { pagesFor } from './navigation.tsx';
import { recentVisits } from './recent.ts';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';

interface Goal {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: IconName;
}

const most = 8;

export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(shellWords);
  const s = useWords(searchWords);
  const [text, setText] = useState('');
  const typed = text.trim();
  const [settled] = useDebouncedValue(typed, 150);
  useEffect(() => spotlight.open(), []);
  const pages = usePages(typed);
  const found = useFound(settled);
  const recent = typed === '' ? recentGoals() : [];
  const all: readonly Goal[] =
    typed === ''
      ? []
      : [
          {
            id: 'all',
            href: `/search?q=${encodeURIComponent(typed)}`,
            label: s('all', { text: typed }),
            icon: 'search',
          },
        ];
  const list = useFirstSelected(found.map(({ id }) => id).join(' '));
  const nothing = recent.length + found.length + pages.length === 0;
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut={null} onSpotlightClose={onClose}>
      <Spotlight.Search placeholder={t('search')} aria-label={t('search')} leftSection={<Icon name="search" />} />
      <Spotlight.ActionsList ref={list}>
        <Goals label={s('recent')} goals={recent} />
        <Goals label={s('things')} goals={found} />
        <Goals label={s('pages')} goals={pages} />
        {nothing && <Spotlight.Empty>{t('notFound')}</Spotlight.Empty>}
        <Goals label={s('title')} goals={all} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What was found stands first and is what Enter goes to, though it came after the key was pressed. */
function useFirstSelected(found: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (found === '') return;
    list.current?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  }, [found]);
  return list;
}

function Goals({ label, goals }: { readonly label: string; readonly goals: readonly Goal[] }): ReactNode {
  const navigate = useNavigate();
  if (goals.length === 0) return null;
  const go = (href: string): void => {
    const [path = '/', query = ''] = href.split('?', 2);
    void navigate({ to: path, search: Object.fromEntries(new URLSearchParams(query)) });
  };
  return (
    <Spotlight.ActionsGroup label={label}>
      {goals.map(({ id, href, label: name, detail, icon }) => (
        <Spotlight.Action
          key={id}
          label={name}
          {...(detail === undefined ? {} : { description: detail })}
          leftSection={<Icon name={icon} />}
          onClick={() => go(href)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Pages of the navigation whose name holds what is typed, in either language. */
function usePages(text: string): readonly Goal[] {
  const language = useLanguage();
  const { side } = useSession();
  const wanted = text.toLowerCase();
  return pagesFor(screens, side)
    .flatMap(({ pages }) => pages)
    .filter(({ names }) => [names.en, names['zh-Hant'] ?? ''].some((name) => name.toLowerCase().includes(wanted)))
    .map((page) => ({
      id: page.path,
      href: page.path,
      label: nameOfScreen(page, language),
      icon: page.navigation?.icon ?? 'next',
    }));
}

function useFound(text: string): readonly Goal[] {
  const say = useSay();
  const { side } = useSession();
  const { data } = useGet('/v1/search', { params: { query: { q: text, limit: most } } }, { when: text !== '' });
  if (text === '') return [];
  return (data?.items ?? []).map((item) => ({
    id: `${item.kind}/${item.id}`,
    href: pageOfFound(item, side),
    label: say(item.title),
    detail: `${say(item.detail)} · ${item.id}`,
    icon: iconOfFound(item.kind),
  }));
}

function recentGoals(): readonly Goal[] {
  const here = `${window.location.pathname}${window.location.search}`;
  return recentVisits(here).map(({ href, title }) => ({ id: `recent ${href}`, href, label: title, icon: 'clock' }));
}
