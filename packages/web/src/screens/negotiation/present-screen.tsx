/**
 * What is promised, big and calm, to be shown across a table: the promises, what a miss pays, what does not count, three example months. Owns: the pages
 * and turning them with the keyboard. Printed, every page is on a sheet of its own.
 */
import { Button } from '@mantine/core';
import type { Block } from '@troth/core';
import { sayDate } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import type { SchemaExampleMonths, SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
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

/** Chapters that people ask about first: the promises, the money, what does not count, what follows. */
const told = ['K06', 'K13', 'K09', 'K10', 'K14'];

function Pages({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const [turned, setTurned] = useState(1);
  const leave = useLeave(room.draft.id);
  const examples = useGet('/v1/drafts/{draft}/examples', { params: { path: { draft: room.draft.id } } });
  const months = examples.data?.months ?? [];
  const pages: readonly ReactNode[] = [
    <Cover key="cover" room={room} />,
    ...told.flatMap((key) => {
      const clause = room.clauses.find((one) => one.key === key);
      return clause === undefined || clause.words.en.length === 0 ? [] : [<Clause key={key} clause={clause} />];
    }),
    ...(months.length === 0 ? [] : [<Months key="months" months={months} />]),
  ];
  const at = Math.min(turned, pages.length);
  // From the page before, so that keys pressed quickly all count.
  const turn = (by: number): void => setTurned((now) => Math.min(Math.max(1, now + by), pages.length));
  usePageKeys({ back: () => turn(-1), on: () => turn(1), leave });
  return (
    <div className={css['stage']}>
      {pages.map((page, index) => {
        const open = index + 1 === at;
        // Made anew when it is turned to, so that it is focused; all of them are there to be printed.
        return (
          <div
            key={`${index} ${open}`}
            className={css['slide']}
            data-open={open}
            tabIndex={-1}
            ref={open ? focusOn : undefined}
          >
            {page}
          </div>
        );
      })}
      <footer className={css['foot']}>
        <Button variant="default" onClick={leave}>
          {t('leave')}
        </Button>
        <span className={css['soft']}>{t('keys')}</span>
        <span className={css['spring']} />
        <Button variant="default" disabled={at === 1} onClick={() => turn(-1)}>
          {t('previous')}
        </Button>
        <span>{t('slide', { at, all: pages.length })}</span>
        <Button disabled={at === pages.length} onClick={() => turn(1)}>
          {t('next')}
        </Button>
      </footer>
    </div>
  );
}

/** A page that is turned to is read from its top, by voices as well. */
const focusOn = (page: HTMLDivElement | null): void => page?.focus();

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
  // Tables are what people look at; the sentences stand under them.
  const [tables, sentences] = [
    blocks.filter(({ kind }) => kind === 'table'),
    blocks.filter(({ kind }) => kind !== 'table'),
  ];
  return (
    <>
      <h2>{say(title)}</h2>
      {tables.map((block, at) => (
        <BlockView key={`${at} ${block.kind}`} block={block} name="" marks={undefined} />
      ))}
      <div className={tables.length === 0 ? undefined : css['small']}>
        {sentences.map((block, at) => (
          <BlockView key={`${at} ${block.kind}`} block={block} name="" marks={undefined} />
        ))}
      </div>
    </>
  );
}

/** What a good, a near and a bad month would be, as the engine computes them. */
function Months({ months }: { readonly months: SchemaExampleMonths['months'] }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const [first] = months;
  return (
    <>
      <h2>
        {t('examples')}
        {first !== undefined && <span className={css['soft']}> · {say(first.commitment.title)}</span>}
      </h2>
      <div className={css['months']}>
        {months.map(({ key, label, used, attained, verdict, credit }) => (
          <section key={key} className={css['month']} data-verdict={verdict}>
            <div className={css['soft']}>{say(label)}</div>
            <p className={css['figure']}>{say(used)}</p>
            <p>{say(attained)}</p>
            <p>
              <VerdictMark verdict={verdict} />
            </p>
            {credit !== undefined && (
              <>
                <div className={css['soft']}>{t('credit')}</div>
                <p className={css['figure']}>
                  <MoneyText amount={credit.amount} currency={credit.currency} />
                </p>
              </>
            )}
          </section>
        ))}
      </div>
    </>
  );
}
