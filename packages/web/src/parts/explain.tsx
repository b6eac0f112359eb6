/** A term that says what it means when it is pressed: `<Explain term="breach" />` or with words of one's own inside. */
import { Popover, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { terms } from '../words/terms.ts';
import type { TermName } from '../words/terms.ts';
import { useSay, useWords } from '../words/use-words.ts';
import css from './explain.module.css';
import { partWords } from './part-words.ts';
import { To } from './to.tsx';

export function Explain({ term, children }: { readonly term: TermName; readonly children?: ReactNode }): ReactNode {
  const say = useSay();
  const t = useWords(partWords);
  const { name, means } = terms[term];
  return (
    <Popover width={300} shadow="md" withArrow trapFocus={false} position="bottom-start">
      <Popover.Target>
        <button type="button" className={css['term']} title={t('explain')}>
          {children ?? say(name)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {say(name)}
        </Text>
        <Text size="sm">{say(means)}</Text>
        <Text size="xs" mt={6}>
          <To href={`/help?#${term}`}>{t('allTerms')}</To>
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
