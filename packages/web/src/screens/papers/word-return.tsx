/**
 * A Word file of a draft that somebody edited: brought here, every difference is shown with what it means, and words of authors
 * are put as offers one by one. Owns: that nothing of the file is left out of sight.
 */
import { Button, FileButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaWordChanges } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Changed } from '../studio/chapter-view.tsx';
import css from './papers.module.css';
import { paperWords } from './words.ts';

interface WordReturnProps {
  readonly draft: string;
  /** Offers are put while the negotiation is open. */
  readonly open: boolean;
}

export function WordReturn({ draft, open }: WordReturnProps): ReactNode {
  const t = useWords(paperWords);
  const read = useSend((file: File) =>
    api.POST('/v1/drafts/{draft}/documents/word', {
      params: { path: { draft } },
      bodySerializer: () => file,
      headers: { 'content-type': 'application/octet-stream' },
      body: '',
    }),
  );
  return (
    <>
      <p className={css['soft']}>{t('wordBackNote')}</p>
      <FileButton
        accept=".docx"
        onChange={(file) => {
          if (file !== null) read.mutate(file);
        }}
      >
        {(props) => (
          <Button {...props} variant="default" loading={read.isPending}>
            {t('bring')}
          </Button>
        )}
      </FileButton>
      {read.error !== null && <Failed error={read.error} />}
      {read.data !== undefined && <Found found={read.data} open={open} />}
    </>
  );
}

function Found({ found, open }: { readonly found: SchemaWordChanges; readonly open: boolean }): ReactNode {
  const t = useWords(paperWords);
  const { basis, changes, savedBy, draft } = found;
  return (
    <div role="status">
      {!basis.named && <p>{t('assumed')}</p>}
      {!basis.current && <p>{t('old', { version: basis.version })}</p>}
      <p>
        <b>
          {changes.length === 0 ? t('none') : t('found', { count: changes.length, by: savedBy === '' ? '–' : savedBy })}
        </b>
      </p>
      {changes.map((one, at) => (
        <FoundChange key={`${at} ${one.key} ${one.clause}`} one={one} draft={draft} open={open} />
      ))}
    </div>
  );
}

interface FoundChangeProps {
  readonly one: SchemaWordChanges['changes'][number];
  readonly draft: string;
  readonly open: boolean;
}

const tones = { prose: 'accent', generated: 'warn', comment: 'ink' } as const;

function FoundChange({ one, draft, open }: FoundChangeProps): ReactNode {
  const t = useWords(paperWords);
  const say = useSay();
  const put = useSend(() =>
    api.POST('/v1/drafts/{draft}/offers', {
      params: { path: { draft } },
      body: {
        clause: one.key,
        changes: [one.change],
        reason: { en: reasonOf(one, t('reason', { by: one.by })) },
      } as never,
    }),
  );
  const room = addressOf('/drafts/$draft/negotiation', { draft });
  return (
    <div className={css['change']} lang={one.language === 'en' ? 'en' : 'zh-Hant-HK'}>
      <div className={css['head']}>
        <b>{[one.key, one.clause].filter((part) => part !== '').join(' · ')}</b>
        <Mark tone={tones[one.kind]}>{t(`kind_${one.kind}`)}</Mark>
        <span className={css['soft']}>{one.tracked ? t('tracked', { by: one.by }) : t('untracked')}</span>
      </div>
      <p>
        <Changed words={one.words} />
      </p>
      {one.remarks.map((remark) => (
        <p key={`${remark.by} ${remark.at}`}>
          <b>{remark.by}:</b> {remark.text}
        </p>
      ))}
      <p className={css['soft']}>{say(one.message)}</p>
      {one.change !== undefined && open && !put.isSuccess && (
        <Button size="compact-md" loading={put.isPending} onClick={() => put.mutate(undefined)}>
          {t('put')}
        </Button>
      )}
      {one.kind === 'generated' && open && <To href={`${room}?clause=${one.key}`}>{t('toTerm')}</To>}
      {put.isSuccess && <p role="status">{t('putDone')}</p>}
      {put.error !== null && <Failed error={put.error} />}
    </div>
  );
}

/** What was remarked beside the change is its reason. */
const reasonOf = ({ remarks }: FoundChangeProps['one'], otherwise: string): string =>
  remarks.length === 0 ? otherwise : remarks.map(({ text }) => text).join('\n');
