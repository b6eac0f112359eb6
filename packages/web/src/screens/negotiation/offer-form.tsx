/**
 * The form of an offer: the terms of one clause as one would have them, and why. Owns: what was changed. The terms are the same
 * form as in the studio; what comes out is changes of the text, whatever form made them.
 */
import { Button, Textarea } from '@mantine/core';
import { agreementSchema, changesBetween, fieldsOfClause } from '@troth/core';
import type { Change, Json } from '@troth/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Failed } from '../../parts/failed.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { CreditsOfPromises } from '../studio/credits-of-promises.tsx';
import { FormContext } from '../studio/form/form-context.ts';
import { Fields } from '../studio/form/group-field.tsx';
import { knownNames } from '../studio/form/known-names.ts';
import { PartField } from '../studio/form/part-field.tsx';
import { withValueAt } from '../studio/model/text-at.ts';
import css from './negotiation.module.css';
import { sayPlace } from './say-term.ts';
import { negotiationWords } from './words.ts';

export interface WrittenOffer {
  readonly changes: readonly Change[];
  readonly reason: { readonly en: string };
}

interface OfferFormProps {
  readonly title: string;
  readonly clause: string;
  /** The text that the offer begins from: as it stands, or as the other side would have it. */
  readonly begin: Json;
  /** The text that the offer is put on. */
  readonly base: Json;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: (offer: WrittenOffer) => void;
  readonly onCancel: () => void;
}

export function OfferForm(props: OfferFormProps): ReactNode {
  const { title, clause, begin, base, busy, error, onSend, onCancel } = props;
  const t = useWords(negotiationWords);
  const [text, setText] = useState<Json>(begin);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const terms = useMemo(() => agreementSchema.safeParse(base).data, [base]);
  const changes = changesBetween(base, text);
  const send = (): void => {
    setTried(true);
    if (changes.length > 0 && reason.trim() !== '') onSend({ changes, reason: { en: reason.trim() } });
  };
  return (
    <section className={css['form']} aria-label={title}>
      <h3>{title}</h3>
      <p className={css['soft']}>{t('formHelp')}</p>
      <FormContext
        value={{
          text,
          findings: [],
          led: undefined,
          locked: false,
          set: (place, value) => setText((now) => withValueAt(now, place, value)),
          Field: PartField,
          known: (key) => knownNames(terms, key),
          sentence: () => null,
        }}
      >
        {clause === 'K13' && <CreditsOfPromises />}
        <Fields fields={fieldsOfClause(clause)} place={[]} value={text} butOf={{ commitments: ['credits'] }} />
      </FormContext>
      <Changes changes={changes} />
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        withAsterisk
        autosize
        minRows={2}
        value={reason}
        error={tried && reason.trim() === '' ? t('reason') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {tried && changes.length === 0 && <p role="alert">{t('nothingChanged')}</p>}
      {error !== null && <Failed error={error} />}
      <div className={css['acts']}>
        <Button onClick={send} loading={busy}>
          {t('send')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const t = useWords(negotiationWords);
  const language = useLanguage();
  return (
    <div className={css['soft']} role="status">
      {t('changesSoFar', { count: changes.length })}
      <ul>
        {changes.map(({ path, value }) => {
          const place = sayPlace(path, language);
          return (
            <li key={path.join('/')}>
              {value === undefined ? t('changeGone', { place }) : t('changeSet', { place, value: shortOf(value) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A value in a line: words as they are, lists by their members, what is larger by its names. */
function shortOf(value: Json): string {
  if (Array.isArray(value)) return value.map(shortOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(shortOf).join(' · ');
}
