/** The list of pages at the left, or in the drawer on a narrow screen. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { screens } from '../screens/list.ts';
import { nameOfScreen, navigationGroups } from '../screens/screen.ts';
import type { Screen } from '../screens/screen.ts';
import { useSay, useWords, useLanguage } from '../words/use-words.ts';
import { Mark } from './mark.tsx';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';
import css from './shell.module.css';

/** Pages of the navigation for this side, by group, in the order of the list. */
export function pagesFor(all: readonly Screen[], side: 'own' | 'customer' | 'supplier') {
  const seen = all.filter(({ sides, navigation }) => sides !== 'anyone' && sides.includes(side) && navigation);
  return navigationGroups
    .map((group) => ({ group, pages: seen.filter(({ navigation }) => navigation?.group === group) }))
    .filter(({ pages }) => pages.length > 0);
}

export function Navigation({ onLeave }: { readonly onLeave?: () => void }): ReactNode {
  const t = useWords(shellWords);
  const say = useSay();
  const language = useLanguage();
  const { organisation, party, side } = useSession();
  return (
    <nav aria-label={t('navigation')}>
      <Link to="/" className={css['mark'] ?? ''} {...(onLeave === undefined ? {} : { onClick: onLeave })}>
        <Mark />
        <span>
          Troth
          <span className={css['organisation']}>{say((party ?? organisation).name)}</span>
        </span>
      </Link>
      {pagesFor(screens, side).map(({ group, pages }) => (
        <div key={group}>
          <div className={css['group']} id={`group-${group}`}>
            {t(`group_${group}`)}
          </div>
          <ul className={css['list']} aria-labelledby={`group-${group}`}>
            {pages.map((page) => (
              <li key={page.path}>
                <Link
                  to={page.path as never}
                  className={css['link'] ?? ''}
                  activeOptions={{ exact: page.path === '/', includeSearch: false }}
                  {...(onLeave === undefined ? {} : { onClick: onLeave })}
                >
                  {page.navigation && <Icon name={page.navigation.icon} />}
                  {nameOfScreen(page, language)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
