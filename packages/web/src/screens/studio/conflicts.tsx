/** Places that somebody else changed as well: both sides of each, and the choice. */
import { Button } from '@mantine/core';
import { canonicalText } from '@troth/core';
import type { Json } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { sayField } from './form/labels.ts';
import type { Conflict } from './model/merge.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function Conflicts(): ReactNode {
  const t = useWords(studioWords);
  const { working } = useStudio();
  if (working.conflicts.length === 0) return null;
  return (
    <section className={css['conflicts']} role="alert">
      <h2>{t('conflicts', { count: working.conflicts.length })}</h2>
      <p className={css['soft']}>{t('conflictsNote')}</p>
      {working.conflicts.map((conflict) => (
        <ConflictOf key={conflict.path.join('/')} conflict={conflict} />
      ))}
    </section>
  );
}

function ConflictOf({ conflict }: { readonly conflict: Conflict }): ReactNode {
  const t = useWords(studioWords);
  const { move } = useStudio();
  return (
    <div className={css['conflict']}>
      <PlaceWords path={conflict.path} />
      <div>
        <span className={css['soft']}>{t('yours')}</span>
        <ValueWords value={conflict.yours} />
        <Button size="compact-xs" onClick={() => move({ do: 'choose', conflict, side: 'yours' })}>
          {t('takeYours')}
        </Button>
      </div>
      <div>
        <span className={css['soft']}>{t('theirs')}</span>
        <ValueWords value={conflict.theirs} />
        <Button size="compact-xs" variant="default" onClick={() => move({ do: 'choose', conflict, side: 'theirs' })}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}

/** Keys in words; ids of members as they are. */
export function PlaceWords({ path }: { readonly path: readonly string[] }): ReactNode {
  const language = useLanguage();
  return <span className={css['placeWords']}>{path.map((name) => sayField(name, language)).join(' › ')}</span>;
}

export function ValueWords({ value }: { readonly value: Json | undefined }): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  if (value === undefined) return <i>{t('removed')}</i>;
  if (typeof value === 'object' && value !== null)
    return <span className={css['value']}>{leaves(value, language)}</span>;
  return <b className={css['value']}>{String(value)}</b>;
}

/** "Target: >= 99.9 %; Period: month": the leaves of a part, in the order in which they are written. */
function leaves(value: Json, language: ReturnType<typeof useLanguage>): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return canonicalText(value);
  if (Array.isArray(value)) return value.map((one) => leaves(one, language)).join(', ');
  const parts = Object.entries(value);
  const words = new Map(parts);
  const [en, chinese] = [words.get('en'), words.get('zh-Hant')];
  // Words are read in one language; the other says the same.
  if (typeof en === 'string') return language === 'zh-Hant' && typeof chinese === 'string' ? chinese : en;
  return parts.map(([key, one]) => `${sayField(key, language)}: ${leaves(one, language)}`).join('; ');
}
