/** Search, inbox, language, theme and who one is: above every screen. */
import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useLanguage, useSay, useWords } from '../words/use-words.ts';
import { InboxButton } from './inbox-button.tsx';
import { useLanguageSwitch } from './language.tsx';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';
import css from './shell.module.css';
import { useSignOut } from './sign-out.ts';

export function TopBar({
  onMenu,
  onSearch,
}: {
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}): ReactNode {
  const t = useWords(shellWords);
  const say = useSay();
  const { person } = useSession();
  const signOut = useSignOut();
  return (
    <header className={css['top']}>
      <button type="button" className={`${css['button']} ${css['menu']}`} onClick={onMenu} aria-label={t('menu')}>
        <Icon name="menu" />
      </button>
      <button type="button" className={css['search']} onClick={onSearch} title={t('searchKeys')}>
        <Icon name="search" size={16} />
        <span>{t('search')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <span className={css['spring']} />
      <InboxButton />
      <LanguageSwitch />
      <ThemeSwitch />
      <Link
        to="/account"
        className={`${css['button']} ${css['person']}`}
        title={t('account', { name: say(person.name) })}
      >
        <Icon name="customer" />
        <span>{say(person.name)}</span>
      </Link>
      <button type="button" className={css['button']} onClick={signOut} aria-label={t('signOut')}>
        <Icon name="leave" />
      </button>
    </header>
  );
}

export function LanguageSwitch(): ReactNode {
  const t = useWords(shellWords);
  const language = useLanguage();
  const change = useLanguageSwitch();
  const other = language === 'en' ? 'zh-Hant' : 'en';
  return (
    <button
      type="button"
      className={css['button']}
      lang={other === 'en' ? 'en-HK' : 'zh-Hant-HK'}
      title={t('languageLabel')}
      onClick={() => change(other)}
    >
      {t('language')}
    </button>
  );
}

export function ThemeSwitch(): ReactNode {
  const t = useWords(shellWords);
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <button
      type="button"
      className={css['button']}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      aria-label={dark ? t('light') : t('dark')}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  );
}
