/** What an account is: address, side, party, level, roles, language. Owns: the fields, and what they will mean in words. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { accountRoles, profileOf, profiles } from '@troth/core';
import type { AccountRole, Language, Level, Side } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useNames } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { peopleWords } from './words.ts';

export interface StandingTold {
  readonly email: string;
  readonly person: string;
  readonly side: Side;
  readonly party?: string | undefined;
  readonly level: Level;
  readonly roles: readonly AccountRole[];
  readonly language: Language;
}

const levels = [0, 2, 3, 4, 5, 6, 7] as const;
const roles = Object.keys(accountRoles) as readonly AccountRole[];
const sides = ['own', 'customer', 'supplier'] as const;

interface StandingFormProps {
  readonly told: StandingTold;
  readonly onChange: (told: StandingTold) => void;
  /** Level, roles and side cannot be chosen: they are one's own. */
  readonly fixed?: boolean;
}

export function StandingForm({ told, onChange, fixed = false }: StandingFormProps): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const set = (more: Partial<StandingTold>): void => onChange({ ...told, ...more });
  const profile = profiles[profileOf(told)];
  return (
    <>
      <TextInput
        type="email"
        label={t('email')}
        required
        value={told.email}
        onChange={({ currentTarget: { value } }) => set({ email: value })}
      />
      <Select
        label={t('side')}
        disabled={fixed}
        allowDeselect={false}
        value={told.side}
        data={sides.map((value) => ({ value, label: t(value) }))}
        onChange={(value) => {
          const side = sides.find((one) => one === value) ?? 'own';
          set(side === 'own' ? { side, party: undefined } : { side, level: 0, roles: [] });
        }}
      />
      {told.side === 'own' ? <OwnStanding told={told} set={set} fixed={fixed} /> : <PartyField told={told} set={set} />}
      <Select
        label={t('language')}
        allowDeselect={false}
        value={told.language}
        data={[
          { value: 'en', label: 'English' },
          { value: 'zh-Hant', label: '繁體中文' },
        ]}
        onChange={(value) => set({ language: value === 'zh-Hant' ? 'zh-Hant' : 'en' })}
      />
      <div>
        <strong>
          {t('grants')}: {say(profile.names)}
        </strong>
        <ul className={css['list']}>
          {profile.may.map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

interface PartProps {
  readonly told: StandingTold;
  readonly set: (more: Partial<StandingTold>) => void;
}

/** What one does not have oneself cannot be chosen: the server would refuse it. */
function OwnStanding({ told, set, fixed }: PartProps & { readonly fixed: boolean }): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const { level: own, scopes } = useSession();
  const unlimited = scopes.includes('admin');
  const names = { 0: profiles.guest, 2: profiles.assist, 3: profiles.apply, 4: profiles.enable } as const;
  const higher = { 5: profiles.ensure, 6: profiles.initiate, 7: profiles.strategy } as const;
  const all = { ...names, ...higher };
  return (
    <>
      <Select
        label={t('level')}
        disabled={fixed}
        allowDeselect={false}
        value={String(told.level)}
        data={levels.map((level) => ({
          value: String(level),
          label: say(all[level].names),
          disabled: !unlimited && level > own,
        }))}
        onChange={(value) => set({ level: levels.find((level) => String(level) === value) ?? 0 })}
      />
      <Checkbox.Group
        label={t('roles')}
        value={[...told.roles]}
        onChange={(chosen) => set({ roles: roles.filter((role) => chosen.includes(role)) })}
      >
        <div className={css['scopes']}>
          {roles.map((role) => (
            <Checkbox
              key={role}
              value={role}
              disabled={fixed || (role === 'administrator' && !unlimited)}
              label={say(accountRoles[role])}
              description={role === 'administrator' ? t('administratorHint') : t('auditorHint')}
            />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function PartyField({ told, set }: PartProps): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const parties = useNames('party');
  return (
    <Select
      label={t('party')}
      placeholder={t('pickParty')}
      searchable
      required
      value={told.party ?? null}
      data={[...parties].map(([value, name]) => ({ value, label: say(name) }))}
      onChange={(value) => set({ party: value ?? undefined })}
    />
  );
}
