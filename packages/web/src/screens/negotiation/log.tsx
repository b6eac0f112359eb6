/** Everything that happened at the table on one line of time, and who gave what. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaNegotiationLog, SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Worth } from './money.tsx';
import css from './negotiation.module.css';
import { sayTerm } from './say-term.ts';
import { negotiationWords } from './words.ts';

export function TableLog({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const log = useGet('/v1/drafts/{draft}/log', { params: { path: { draft: room.draft.id } } });
  return (
    <Loaded of={log} lines={8}>
      {(found) => (
        <>
          <Section title={t('concessions')} anchor="concessions">
            {found.concessions.length === 0 ? (
              <Empty title={t('noConcessions')} icon="none">
                {t('noConcessionsHelp')}
              </Empty>
            ) : (
              found.concessions.map((one) => <Given key={one.offer} concession={one} room={room} />)
            )}
          </Section>
          <Section title={t('log')} note={t('logNote')} anchor="log">
            <Lines lines={found.lines} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Given({
  concession: { offer, clause, gave, at, by, terms, reason, answer, worth },
  room: {
    sides: { own, other },
  },
}: {
  readonly concession: SchemaNegotiationLog['concessions'][number];
  readonly room: SchemaNegotiationRoom;
}): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={css['event']}>
      <div>
        <b>{offer}</b>
        <div className={css['soft']}>
          <Moment at={at} />
        </div>
      </div>
      <div>
        <b>{t('gave', { party: say(gave === own.party ? own.name : other.name), clause })}</b> · {say(by.name)}
        <div>
          <span className={css['soft']}>{t('why')}:</span> {say(reason)}
        </div>
        {answer !== undefined && (
          <div>
            <span className={css['soft']}>{t('whyGiven')}:</span> {say(answer)}
          </div>
        )}
        {terms.length < 4 &&
          terms.map(({ term, before, after }) => (
            <div key={term} className={css['soft']}>
              {sayTerm(term, language)}: {before ?? t('absent')} → {after ?? t('absent')}
            </div>
          ))}
        {worth !== undefined && worth.periods > 0 && <Worth worth={worth} />}
      </div>
    </div>
  );
}

const first = 12;

function Lines({ lines }: { readonly lines: SchemaNegotiationLog['lines'] }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className={css['events']}>
        {(all ? lines : lines.slice(0, first)).map(({ at, by, ref, act, words, clause, said }) => (
          <li key={`${ref} ${act} ${at}`} className={css['event']}>
            <Moment at={at} />
            <div>
              <b>{say(words)}</b> · {ref.slice(ref.indexOf('/') + 1)}
              {clause !== undefined && ` · ${clause}`} · {say(by.name)}
              {said !== undefined && <div className={css['soft']}>{say(said)}</div>}
            </div>
          </li>
        ))}
      </ol>
      {!all && lines.length > first && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('older', { count: lines.length - first })}
        </Button>
      )}
    </>
  );
}
