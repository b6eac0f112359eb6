/** The language that is shown: chosen here, kept in this browser, else the browser's own. */
import type { Language } from '@troth/core';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { localeOf } from '../words/words.ts';
import { keepChoice, keptChoice } from './kept.ts';

const Switch = createContext<(language: Language) => void>(() => undefined);

export const useLanguageSwitch = (): ((language: Language) => void) => use(Switch);

function firstLanguage(): Language {
  const browser = navigator.language.startsWith('zh') ? 'zh-Hant' : 'en';
  return keptChoice('language', ['en', 'zh-Hant']) ?? browser;
}

export function LanguageOfApplication({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en-HK' : 'zh-Hant-HK';
  }, [language]);
  const change = useMemo(
    () => (chosen: Language) => {
      keepChoice('language', chosen);
      setLanguage(chosen);
    },
    [],
  );
  return (
    <Switch value={change}>
      <IntlProvider locale={localeOf(language)} messages={{}}>
        {children}
      </IntlProvider>
    </Switch>
  );
}
