/** Label, help, findings and the way out of one field. Owns: how they stand together. Does not own: the input. */
import { Tooltip } from '@mantine/core';
import { findingInChinese } from '@troth/core';
import type { Language } from '@troth/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { placeName } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';
import { useForm } from './form-context.ts';
import type { FieldProps } from './form-context.ts';
import css from './form.module.css';
import { formWords } from './form-words.ts';
import { chineseHelp } from './help-words.ts';

interface FrameProps extends FieldProps {
  readonly wide?: boolean;
  /** Said at once while one types. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: (input: { readonly id: string; readonly describedBy: string }) => ReactNode;
}

export function FieldFrame(props: FrameProps): ReactNode {
  const { label, place, help, required = false, wide = false, error, hint, onRemove, children } = props;
  const id = useId();
  const { locked } = useForm();
  return (
    <div className={`${css['field']} ${wide ? css['wide'] : ''}`} data-place={placeName(place)}>
      <div className={css['labelLine']}>
        <label htmlFor={id} className={css['label']}>
          {label}
          {required && <span aria-hidden> *</span>}
        </label>
        {help !== undefined && <Help text={help} />}
        {onRemove !== undefined && !locked && <RemoveButton name={label} onRemove={onRemove} />}
      </div>
      {children({ id, describedBy: `${id}-said` })}
      <div id={`${id}-said`}>
        {hint !== undefined && <div className={css['hint']}>{hint}</div>}
        <FindingsHere place={place} error={error} />
      </div>
    </div>
  );
}

/** Descriptions come with the schema, in English; most of them are known in Chinese. */
export function Help({ text }: { readonly text: string }): ReactNode {
  const language = useLanguage();
  const known = language === 'en' ? undefined : chineseHelp[text];
  const told = known === undefined ? { lang: 'en', words: text } : { lang: 'zh-Hant-HK', words: known };
  return (
    <Tooltip label={<span lang={told.lang}>{told.words}</span>} multiline w={280}>
      <button type="button" className={css['help']} aria-label={told.words} lang={told.lang}>
        ?
      </button>
    </Tooltip>
  );
}

export function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  const t = useWords(formWords);
  return (
    <button type="button" className={css['small']} onClick={onRemove} aria-label={t('remove', { name })}>
      <Icon name="close" size={12} />
    </button>
  );
}

interface FindingWordsProps {
  readonly code: string;
  readonly message: string;
  readonly language: Language;
}

/** In Chinese by the code, where that is known; in English with the case. */
export function FindingWords({ code, message, language }: FindingWordsProps): ReactNode {
  const chinese = language === 'en' ? undefined : findingInChinese(code);
  return chinese ?? <span lang="en">{message}</span>;
}

/** What the checks say of this very place. */
export function FindingsHere({
  place,
  error,
}: {
  readonly place: Place;
  readonly error?: string | undefined;
}): ReactNode {
  const { findings } = useForm();
  const language = useLanguage();
  const name = placeName(place);
  const here = findings.filter((finding) => placeName(finding.path) === name && finding.message !== error);
  return (
    <>
      {error !== undefined && (
        <p className={css['error']} role="alert" lang="en">
          {error}
        </p>
      )}
      {here.map(({ code, severity, message }) => (
        <p key={`${code} ${message}`} className={severity === 'error' ? css['error'] : css['warning']}>
          <FindingWords code={code} message={message} language={language} />
        </p>
      ))}
    </>
  );
}
