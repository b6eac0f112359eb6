/** Opened by Ctrl K: goes to a page by its name. */
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { screens } from '../screens/list.ts';
import { nameOfScreen } from '../screens/screen.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { pagesFor } from './navigation.tsx';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';

export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(shellWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { side } = useSession();
  useEffect(() => spotlight.open(), []);
  const actions = pagesFor(screens, side)
    .flatMap(({ pages }) => pages)
    .map((page) => ({
      id: page.path,
      label: nameOfScreen(page, language),
      keywords: [page.names.en, page.names['zh-Hant'] ?? ''],
      ...(page.navigation === undefined ? {} : { leftSection: <Icon name={page.navigation.icon} /> }),
      onClick: () => void navigate({ to: page.path }),
    }));
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      onSpotlightClose={onClose}
      searchProps={{ placeholder: t('search'), 'aria-label': t('search'), leftSection: <Icon name="search" /> }}
      nothingFound={t('notFound')}
    />
  );
}
