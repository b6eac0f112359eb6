/**
 * What is promised, big and calm, to be shown across a table: the promises, what a miss pays, what does not count. Owns: the pages
 * and turning them with the keyboard. Printed, the page that is open is printed.
 */
import { Button } from '@mantine/core';
import type { Block } from '@troth/core';
import { sayDate } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import type { SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { BlockView } from '../studio/chapter-view.tsx';
import css from './present.module.css';
import { negotiationWords } from './words.ts';

export function PresentScreen(): ReactNode {
  const draft = useParameter('draft');
  const room = useGet('/v1/drafts/{draft}/offers', { params: { path: { draft } } });
  return (
    <Loaded of={room} lines={12}>
      {(found) => <Pages room={found} />}
    </Loaded>
  );
}

/** Chapters that people ask about first: the promises, the money, what does not count, the term. */
const told = ['K06', 'K13', 'K09', 'K10', 'K14', 'K03'];

function Pages({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const [chosen, choose] = useChoice('page');
  const leave = useLeave(room.draft.id);
  const frame = useRef<HTMLDivElement>(null);
  const pages: readonly ReactNode[] = [
    <Cover key="cover" room={room} />,
    ...told.flatMap((key) => {
      const clause = room.clauses.find((one) => one.key === key);
      return clause === undefined || clause.words.en.length === 0 ? [] : [<Clause key={key} clause={clause} />];
    }),
  ];
  const at = Math.min(Math.max(1, Number(chosen ?? 1) || 1), pages.length);
  const turn = (to: number): void => choose(String(Math.min(Math.max(1, to), pages.length)));
  usePageKeys({ back: () => turn(at - 1), on: () => turn(at + 1), leave });
  useEffect(() => frame.current?.focus(), [at]);
  return (
    <div className={css['stage']}>
      <div className={css['slide']} tabIndex={-1} ref={frame} aria-live="polite">
        {pages[at - 1]}
      </div>
      <footer className={css['foot']}>
        <Button variant="default" onClick={leave}>
          {t('leave')}
        </Button>
        <span className={css['soft']}>{t('keys')}</span>
        <span className={css['spring']} />
        <Button variant="default" disabled={at === 1} onClick={() => turn(at - 1)}>
          {t('previous')}
        </Button>
        <span>{t('slide', { at, all: pages.length })}</span>
        <Button disabled={at === pages.length} onClick={() => turn(at + 1)}>
          {t('next')}
        </Button>
      </footer>
    </div>
  );
}

function useLeave(draft: string): () => void {
  const navigate = useNavigate();
  return () => void navigate({ to: addressOf('/drafts/$draft/negotiation', { draft }) } as never);
}

interface Turning {
  readonly back: () => void;
  readonly on: () => void;
  readonly leave: () => void;
}

function usePageKeys({ back, on, leave }: Turning): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight' || event.key === 'PageDown') on();
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') back();
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function Cover({ room: { draft, sides } }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const language = useLanguage();
  const from = fromOf(draft.text);
  const date = from === undefined ? '' : sayDate(from, language);
  useEffect(() => {
    document.title = `${say(draft.title)} · Troth`;
  });
  return (
    <div className={css['cover']}>
      <p className={css['soft']}>{t('presentTitle')}</p>
      <h1>{say(draft.title)}</h1>
      <p>{t('presentLead', { own: say(sides.own.name), other: say(sides.other.name), date })}</p>
    </div>
  );
}

function fromOf(text: unknown): string | undefined {
  if (typeof text !== 'object' || text === null || !('effective' in text)) return undefined;
  const { effective } = text;
  const from: unknown =
    typeof effective === 'object' && effective !== null ? Reflect.get(effective, 'from') : undefined;
  return typeof from === 'string' ? from : undefined;
}

function Clause({
  clause: { title, words },
}: {
  readonly clause: SchemaNegotiationRoom['clauses'][number];
}): ReactNode {
  const say = useSay();
  const language = useLanguage();
  // The core wrote these blocks; the API hands them over as they are.
  const blocks = words[language] as readonly Block[];
  return (
    <>
      <h2>{say(title)}</h2>
      {blocks.map((block, at) => (
        <BlockView key={`${at} ${block.kind}`} block={block} name="" marks={undefined} />
      ))}
    </>
  );
}
