/** One's own account: what one may do, how one comes in, where one is signed in. */
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { profiles } from '@troth/core';
import type { Language, ProfileName } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguageSwitch } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './account.module.css';
import { AuthenticatorSection } from './authenticator-section.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { accountWords } from './words.ts';

export type OwnAccount = AnswerOf<'/v1/account'>;

export function AccountScreen(): ReactNode {
  const t = useWords(accountWords);
  const { person } = useSession();
  const found = useGet('/v1/account');
  return (
    <Page title={t('title')} lead={t('lead', { email: person.email })}>
      <Standing />
      <Look />
      <Loaded of={found} lines={12}>
        {(account) => (
          <>
            <PasswordSection account={account} />
            <AuthenticatorSection account={account} />
            <PasskeysSection account={account} />
          </>
        )}
      </Loaded>
      <SessionsSection />
    </Page>
  );
}

const isProfile = (name: string): name is ProfileName => Object.hasOwn(profiles, name);

function Standing(): ReactNode {
  const t = useWords(accountWords);
  const say = useSay();
  const { profile, profileName, side } = useSession();
  if (!isProfile(profile)) return null;
  const { may, mayNot } = profiles[profile];
  return (
    <Section
      title={t('standing')}
      note={t('standingLead', { profile: say(profileName) })}
      acts={side === 'own' ? <To href="/people?show=profiles">{t('all')}</To> : undefined}
    >
      <div className={css['two']}>
        <div>
          <h3>{t('may')}</h3>
          <ul>
            {may.map((line) => (
              <li key={line.en}>{say(line)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t('mayNot')}</h3>
          <ul>
            {mayNot.map((line) => (
              <li key={line.en}>{say(line)}</li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}

function Look(): ReactNode {
  const t = useWords(accountWords);
  const language = useLanguage();
  const change = useLanguageSwitch();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const send = useSend((chosen: Language) => api.PUT('/v1/account', { body: { language: chosen } }));
  return (
    <Section title={t('look')} note={t('languageHint')}>
      <div className={css['row']}>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh-Hant', label: '繁體中文' },
          ]}
          onChange={(value) => {
            const chosen = value === 'en' ? 'en' : 'zh-Hant';
            change(chosen);
            send.mutate(chosen);
          }}
        />
        <SegmentedControl
          aria-label={t('theme')}
          value={colorScheme}
          data={[
            { value: 'light', label: t('light') },
            { value: 'dark', label: t('dark') },
            { value: 'auto', label: t('auto') },
          ]}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        />
      </div>
    </Section>
  );
}
