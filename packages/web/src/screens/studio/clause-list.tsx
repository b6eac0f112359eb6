/** Clauses K01 … K25 of a draft, each with how it stands. The keys up and down go from one to the next. */
import { clauseHash, contractChapters } from '@troth/core';
import type { Localized } from '@troth/core';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './studio.module.css';
import { isGroup } from './model/text-at.ts';
import { useStudio } from './studio-context.ts';
import { studioWords } from './words.ts';

export const clauseKeys = contractChapters.map(({ key }) => key);

export function ClauseList(): ReactNode {
  const t = useWords(studioWords);
  const { select } = useStudio();
  const list = useRef<HTMLUListElement>(null);
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = clauseKeys[clauseKeys.indexOf(event.currentTarget.dataset['clause'] ?? '') + step];
    if (step === 0 || event.altKey || next === undefined) return;
    event.preventDefault();
    select(next);
    list.current?.querySelector<HTMLElement>(`[data-clause="${next}"]`)?.focus();
  };
  return (
    <nav aria-label={t('clauses')}>
      <ul ref={list} className={css['clauseList']}>
        {contractChapters.map(({ key, title }) => (
          <ClauseItem key={key} clause={key} title={title} onKey={onKey} />
        ))}
      </ul>
    </nav>
  );
}

interface ItemProps {
  readonly clause: string;
  readonly title: Localized;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

function ClauseItem({ clause, title, onKey }: ItemProps): ReactNode {
  const say = useSay();
  const { clause: chosen, select } = useStudio();
  return (
    <li>
      <button
        type="button"
        className={css['clauseItem']}
        data-clause={clause}
        aria-current={chosen === clause ? 'true' : undefined}
        tabIndex={(chosen ?? 'K01') === clause ? 0 : -1}
        onClick={() => select(clause)}
        onKeyDown={onKey}
      >
        <span className={css['clauseKey']}>{Number(clause.slice(1))}</span>
        <span className={css['clauseTitle']}>{say(title)}</span>
        <Standing clause={clause} />
      </button>
    </li>
  );
}

/** Errors first; else whether it is cleared as it stands now, which may be after the last saving. */
function Standing({ clause }: { readonly clause: string }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { draft, findingsOf, working, written, above } = useStudio();
  const kept = draft.inside?.clauses.find(({ key }) => key === clause);
  const findings = findingsOf(clause).filter(({ severity }) => severity !== 'note');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const deviates = (draft.inside?.deviations ?? []).some((one) => one.clause === clause);
  const text = isGroup(working.text) ? working.text : {};
  const cleared = kept?.cleared === true && clauseHash(text, clause) === clauseHash(draft.text, clause);
  const owner = kept?.ownerName === undefined ? undefined : say(kept.ownerName);
  return (
    <span className={css['standing']}>
      {deviates && (
        <span className={css['deviates']} title={t('deviates')}>
          <span aria-hidden>≠</span>
          <span className={css['unseen']}>{t('deviates')}</span>
        </span>
      )}
      {(kept?.notes ?? 0) > 0 && (
        <span className={css['noteCount']} title={t('discussion', { clause })}>
          <Icon name="claim" size={12} /> {kept?.notes}
        </span>
      )}
      {owner !== undefined && (
        <span className={css['owner']} title={t('ownerOf', { name: owner })}>
          <span aria-hidden>{initials(owner)}</span>
          <span className={css['unseen']}>{t('ownerOf', { name: owner })}</span>
        </span>
      )}
      <StandingMark
        errors={errors}
        warnings={findings.length - errors}
        cleared={cleared}
        present={kept?.present ?? false}
        from={written.has(clause) ? above?.agreement : undefined}
      />
    </span>
  );
}

interface MarkProps {
  readonly errors: number;
  readonly warnings: number;
  readonly cleared: boolean;
  readonly present: boolean;
  /** Whose terms hold here, where there are none of its own. */
  readonly from: string | undefined;
}

function StandingMark({ errors, warnings, cleared, present, from }: MarkProps): ReactNode {
  const t = useWords(studioWords);
  if (errors > 0)
    return (
      <span className={css['errorCount']} title={t('errorsCount', { count: errors })}>
        {errors}
        <span className={css['unseen']}> {t('errorsCount', { count: errors })}</span>
      </span>
    );
  if (cleared) return <Sign icon="check" tone={css['isCleared']} words={t('cleared')} />;
  if (!present && from !== undefined)
    return <Sign icon="link" tone={css['isSilent']} words={t('fromWhom', { agreement: from })} />;
  if (!present) return <Sign icon="none" tone={css['isSilent']} words={t('silent')} />;
  if (warnings > 0) return <Sign icon="warn" tone={css['isWarned']} words={t('findings', { count: warnings })} />;
  return <Sign icon="clock" tone={css['isOpen']} words={t('open')} />;
}

function Sign({
  icon,
  tone,
  words,
}: {
  readonly icon: 'check' | 'none' | 'warn' | 'clock' | 'link';
  readonly tone: string | undefined;
  readonly words: string;
}): ReactNode {
  return (
    <span className={tone} title={words}>
      <Icon name={icon} size={13} />
      <span className={css['unseen']}>{words}</span>
    </span>
  );
}

/** "AC" of Ada Cheung; the first sign of a Chinese name. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return name.slice(0, 1);
  return name
    .split(/\s+/u)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
}
