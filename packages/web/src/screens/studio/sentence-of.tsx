/** The sentence that a promise, rule or exclusion becomes in the contract, as it stands this moment. */
import type { Block, WrittenChapter } from '@troth/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import { BlockView } from './chapter-view.tsx';
import css from './studio.module.css';
import { chaptersOf } from './model/live.ts';
import type { Live } from './model/live.ts';
import { isGroup, valueAt } from './model/text-at.ts';
import type { Place } from './model/text-at.ts';
import { useStudio } from './studio-context.ts';
import { studioWords } from './words.ts';

export function SentenceOf({ place }: { readonly place: Place }): ReactNode {
  const t = useWords(studioWords);
  const { readable, language, working } = useStudio();
  const chapters = useMemo(() => chaptersOf(readable, language), [readable, language]);
  const number = numberOf(readable, { place, member: valueAt(working.text, place), working: working.text });
  const block = number === undefined ? undefined : clauseBlock(chapters, number);
  if (block === undefined) return null;
  return (
    <div className={css['sentence']} lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'} aria-live="polite">
      <span className={css['sentenceLabel']}>{t('sentence')}</span>
      <BlockView block={block} name="" marks={undefined} />
    </div>
  );
}

const clauseBlock = (chapters: readonly WrittenChapter[], number: string): Block | undefined =>
  chapters.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'clause' && block.number === number);

interface Asked {
  readonly place: Place;
  readonly member: ReturnType<typeof valueAt>;
  readonly working: Parameters<typeof valueAt>[0];
}

/** Promises and rules have a number even where the author gave none. */
function numberOf({ revision }: Live, { place, member, working }: Asked): string | undefined {
  const own = isGroup(member) && typeof member['clause'] === 'string' ? member['clause'] : undefined;
  const [list, at, inner] = place;
  if (list !== 'commitments') return own;
  const commitment = valueAt(working, ['commitments', at ?? 0]);
  const id = isGroup(commitment) ? commitment['id'] : undefined;
  const compiled = revision?.commitments.find((one) => one.id === id);
  if (place.length === 2) return compiled?.clause;
  if (inner !== 'credits' || place.length !== 4 || !isGroup(member)) return own;
  return compiled?.rules.find((rule) => rule.id === member['id'])?.clause ?? own;
}
