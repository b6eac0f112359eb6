/** One clause at the table: its words as they stand, the offers on it, and the form for another one. */
import { Button, Tooltip } from '@mantine/core';
import type { Block, Json, Language } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { BlockView } from '../studio/chapter-view.tsx';
import css from './negotiation.module.css';
import { OfferCard } from './offer-card.tsx';
import { OfferForm } from './offer-form.tsx';
import type { WrittenOffer } from './offer-form.tsx';
import { negotiationWords } from './words.ts';

interface DetailProps {
  readonly room: SchemaNegotiationRoom;
  readonly clause: string;
  readonly both: boolean;
}

export function ClauseDetail({ room, clause, both }: DetailProps): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const language = useLanguage();
  const found = room.clauses.find(({ key }) => key === clause);
  const offers = room.offers.filter((offer) => offer.clause === clause);
  if (found === undefined) return null;
  return (
    <>
      <Section title={`${found.key} ${say(found.title)}`} note={t('words')}>
        {both ? (
          <div className={css['columns']}>
            <Words of={found} language="en" />
            <Words of={found} language="zh-Hant" />
          </div>
        ) : (
          <Words of={found} language={language} />
        )}
        <PutOffer room={room} clause={clause} />
      </Section>
      <Section title={t('offers')} anchor="offers">
        {offers.length === 0 && <p className={css['soft']}>{t('noOffers')}</p>}
        {offers.map((offer) => (
          <OfferCard key={offer.id} room={room} offer={offer} both={both} />
        ))}
      </Section>
    </>
  );
}

function Words({
  of: { words },
  language,
}: {
  readonly of: SchemaNegotiationRoom['clauses'][number];
  readonly language: Language;
}): ReactNode {
  const t = useWords(negotiationWords);
  // The core wrote these blocks; the API hands them over as they are.
  const blocks = words[language] as readonly Block[];
  if (blocks.length === 0) return <p className={css['soft']}>{t('noWords')}</p>;
  return (
    <div lang={language === 'en' ? 'en' : 'zh-Hant-HK'}>
      {blocks.map((block, at) => (
        <BlockView key={`${at} ${block.kind}`} block={block} name="" marks={undefined} />
      ))}
    </div>
  );
}

function PutOffer({ room, clause }: Pick<DetailProps, 'room' | 'clause'>): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const [open, setOpen] = useState(false);
  const sent = useSend((body: WrittenOffer) =>
    api.POST('/v1/drafts/{draft}/offers', {
      params: { path: { draft: room.draft.id } },
      body: { clause, ...body } as never,
    }),
  );
  const button = (
    <div className={css['acts']}>
      <Button variant="default" disabled={room.closed !== undefined} onClick={() => setOpen(true)}>
        {t('makeOffer')}
      </Button>
    </div>
  );
  if (!open) return room.closed === undefined ? button : <Tooltip label={say(room.closed)}>{button}</Tooltip>;
  // The document is data, of which this is the text.
  const text = room.draft.text as Json;
  return (
    <OfferForm
      title={t('offerTitle', { clause })}
      clause={clause}
      base={text}
      begin={text}
      busy={sent.isPending}
      error={sent.error}
      onSend={(body) => sent.mutate(body, { onSuccess: () => setOpen(false) })}
      onCancel={() => setOpen(false)}
    />
  );
}
