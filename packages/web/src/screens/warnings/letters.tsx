/** Letters to people, each in their language, to be chosen and changed before they go out. */
import { Badge, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

export type Draft = AnswerOf<'/v1/warning-draft'>;
type Recipient = Draft['recipients'][number];

export interface Letter {
  readonly chosen: boolean;
  readonly subject: string;
  readonly text: string;
}

/** By person. */
export type Letters = Readonly<Record<string, Letter>>;

export type Listed = Pick<Draft, 'recipients'>;

export const lettersOf = ({ recipients }: Listed): Letters =>
  Object.fromEntries(
    recipients.map(({ person, subject, text, party }, index) => [
      person,
      { chosen: index === 0 || party === recipients[0]?.party, subject, text },
    ]),
  );

/** What is sent of them. */
export const written = ({ recipients }: Listed, letters: Letters) =>
  recipients.flatMap(({ person, language }) => {
    const letter = letters[person];
    return letter?.chosen === true ? [{ person, language, subject: letter.subject, text: letter.text }] : [];
  });

interface LetterListProps {
  readonly draft: Listed;
  readonly letters: Letters;
  readonly onChange: (letters: Letters) => void;
}

export function LetterList({ draft, letters, onChange }: LetterListProps): ReactNode {
  const t = useWords(warningWords);
  const one = (recipient: Recipient): ReactNode => (
    <OneLetter
      key={recipient.person}
      recipient={recipient}
      letter={letters[recipient.person] ?? { chosen: false, subject: recipient.subject, text: recipient.text }}
      onChange={(letter) => onChange({ ...letters, [recipient.person]: letter })}
    />
  );
  const behind = draft.recipients.filter((recipient) => recipient.behind);
  return (
    <Stack gap="md">
      {draft.recipients.filter((recipient) => !recipient.behind).map(one)}
      {behind.length > 0 && (
        <div>
          <strong>{t('behindHead')}</strong>
          <p className={css['soft']}>{t('behindNote')}</p>
        </div>
      )}
      {behind.map(one)}
    </Stack>
  );
}

interface OneLetterProps {
  readonly recipient: Recipient;
  readonly letter: Letter;
  readonly onChange: (letter: Letter) => void;
}

function OneLetter({ recipient, letter, onChange }: OneLetterProps): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const { name, role, channel, address, language } = recipient;
  const how = channel === 'mail' ? t('by_mail', { address: address ?? '' }) : t('by_portal');
  return (
    <div className={css['letter']}>
      <Group justify="space-between" gap="xs">
        <Checkbox
          checked={letter.chosen}
          onChange={({ currentTarget: { checked } }) => onChange({ ...letter, chosen: checked })}
          label={t('tell', { name: say(name) })}
          description={`${say(role)} · ${how}`}
        />
        <Badge variant="default" tt="none">
          {language === 'en' ? t('english') : t('chinese')}
        </Badge>
      </Group>
      {letter.chosen && (
        <Stack gap="xs" mt="sm" lang={language === 'en' ? 'en' : 'zh-Hant-HK'}>
          <TextInput
            label={t('subject')}
            value={letter.subject}
            maxLength={500}
            onChange={({ currentTarget: { value } }) => onChange({ ...letter, subject: value })}
          />
          <Textarea
            label={t('text')}
            value={letter.text}
            autosize
            minRows={6}
            maxLength={20_000}
            onChange={({ currentTarget: { value } }) => onChange({ ...letter, text: value })}
          />
        </Stack>
      )}
    </div>
  );
}
