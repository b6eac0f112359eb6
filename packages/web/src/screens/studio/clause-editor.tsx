/** The form of one clause: its terms, what misses give, words of the author's own. Owns: which parts of the text stand in it. */
import { Button } from '@mantine/core';
import { agreementFields, fieldsOfClause } from '@troth/core';
import type { FormField, Json } from '@troth/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { CreditsOfPromises } from './credits-of-promises.tsx';
import { DeviationsHere } from './deviations-here.tsx';
import { FormContext } from './form/form-context.ts';
import type { Led } from './form/form-context.ts';
import css from './form/form.module.css';
import { knownNames } from './form/known-names.ts';
import { sayField } from './form/labels.ts';
import { Fields } from './form/group-field.tsx';
import { PartField } from './form/part-field.tsx';
import { isGroup, isList, placeName } from './model/text-at.ts';
import { SentenceOf } from './sentence-of.tsx';
import { useStudio } from './studio-context.ts';
import { useLed } from './use-led.ts';
import { studioWords } from './words.ts';

/** What heads the document is looked at with its purpose. */
const fieldsOf = (clause: string): readonly FormField[] => [
  ...(clause === 'K02' ? fieldsOfClause(undefined) : []),
  ...ordered(clause),
];

/** Of compensation one reads what is given before what it is taken of. */
const ordered = (clause: string): readonly FormField[] =>
  clause === 'K13' ? fieldsOfClause(clause).toReversed() : fieldsOfClause(clause);

export function ClauseEditor({ clause }: { readonly clause: string }): ReactNode {
  const { working, move, live, readable, locked, above } = useStudio();
  const led = useLed();
  const frame = useRef<HTMLDivElement>(null);
  useCursor(frame, led);
  const set = (place: readonly (string | number)[], value: Json | undefined, typing = false): void =>
    move({ do: 'set', place, value, typing });
  const fields = fieldsOf(clause);
  return (
    <FormContext
      value={{
        text: working.text,
        above,
        findings: live.findings,
        led,
        locked,
        set,
        Field: PartField,
        known: (key) => knownNames(readable.revision?.terms, key),
        sentence: (place) => <SentenceOf place={place} />,
      }}
    >
      <div ref={frame} className={css['editor']}>
        <FromAbove fields={fields} />
        {clause === 'K13' && <CreditsOfPromises />}
        <Fields fields={fields} place={[]} value={working.text} butOf={{ commitments: ['credits'] }} />
        <ProseOf clause={clause} />
        <DeviationsHere clause={clause} />
      </div>
    </FormContext>
  );
}

/** Puts the cursor where one was led to, once the fold around it is open. */
function useCursor(frame: { readonly current: HTMLElement | null }, led: Led | undefined): void {
  useEffect(() => {
    if (led === undefined) return undefined;
    const timer = window.setTimeout(() => {
      const target = nearest(frame.current, led.place);
      target?.scrollIntoView({ block: 'center' });
      target?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
    }, 60);
    return () => window.clearTimeout(timer);
  }, [frame, led]);
}

/** The field of the place, else that of what it stands in. */
function nearest(frame: HTMLElement | null, place: readonly (string | number)[]): HTMLElement | undefined {
  for (let length = place.length; length > 0; length -= 1) {
    const name = placeName(place.slice(0, length));
    const found = frame?.querySelector<HTMLElement>(`[data-place="${CSS.escape(name)}"]`);
    if (found !== null && found !== undefined) return found;
  }
  return frame ?? undefined;
}

/** Terms that hold without being written here. */
function FromAbove({ fields }: { readonly fields: readonly FormField[] }): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const { above, working } = useStudio();
  const theirs = above !== undefined && isGroup(above.text) ? above.text : {};
  const own = isGroup(working.text) ? working.text : {};
  const taken = fields.filter(({ key }) => key in theirs && !(key in own) && !ownAlone.has(key));
  if (above === undefined || taken.length === 0) return null;
  const terms = taken.map(({ key }) => sayField(key, language)).join(language === 'en' ? ', ' : '、');
  return <p className={css['hint']}>{t('fromAbove', { agreement: above.agreement, terms })}</p>;
}

/** What is never taken over from above. */
const ownAlone = new Set(['type', 'title', 'effective', 'inherits', 'waivers', 'provenance']);

/** Sentences that the author wrote beside the terms. */
function ProseOf({ clause }: { readonly clause: string }): ReactNode {
  const t = useWords(studioWords);
  const { working, move, locked } = useStudio();
  const prose = isGroup(working.text) ? working.text['clauses'] : undefined;
  const all = isList(prose) ? prose : [];
  const shape = agreementFields().find(({ key }) => key === 'clauses')?.part.shape;
  const one = shape?.form === 'list' ? shape.item : undefined;
  const own = all.flatMap((part, at) => (isGroup(part) && part['key'] === clause ? [at] : []));
  if (one === undefined) return null;
  const begun: Json = { key: clause, text: { en: '' } };
  return (
    <div>
      {own.map((at) => (
        <PartField
          key={at}
          label={t('prose')}
          part={one}
          place={['clauses', at]}
          value={all[at]}
          but={['key']}
          onRemove={() => move({ do: 'set', place: ['clauses', at], value: undefined })}
        />
      ))}
      {!locked && (
        <Button
          size="compact-xs"
          variant="subtle"
          title={t('proseNote')}
          onClick={() => move({ do: 'set', place: ['clauses'], value: [...all, begun] })}
        >
          + {t('addProse')}
        </Button>
      )}
    </div>
  );
}
