/** Every version of the draft, and what any two of them say differently: clause by clause in words, term by term. */
import { Modal, NativeSelect } from '@mantine/core';
import { Instant, sayMoment, textDifference } from '@troth/core';
import type { ChapterDifference, Json } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaDraftVersion } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useZone } from '../../parts/zone.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Changed } from './chapter-view.tsx';
import { reader } from './model/live.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function VersionsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  const versions = useGet('/v1/drafts/{draft}/versions', { params: { path: { draft: draft.id } } });
  return (
    <Modal opened onClose={onClose} size="xl" title={t('versions')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Loaded of={versions} lines={8}>
        {({ items }) => <TwoVersions versions={items.filter(({ changed }) => changed)} />}
      </Loaded>
    </Modal>
  );
}

function TwoVersions({ versions }: { readonly versions: readonly SchemaDraftVersion[] }): ReactNode {
  const t = useWords(studioWords);
  const [first, setFirst] = useState(versions.at(-1)?.version ?? 1);
  const [second, setSecond] = useState(versions[0]?.version ?? 1);
  return (
    <>
      <div className={css['compare']}>
        <VersionChoice label={t('compare')} versions={versions} value={first} onChange={setFirst} />
        <VersionChoice label={t('with')} versions={versions} value={second} onChange={setSecond} />
      </div>
      <Difference first={first} second={second} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly versions: readonly SchemaDraftVersion[];
  readonly value: number;
  readonly onChange: (version: number) => void;
}

function VersionChoice({ label, versions, value, onChange }: ChoiceProps): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const zone = useZone();
  return (
    <NativeSelect
      label={label}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data={versions.map(({ version, recordedAt }) => ({
        value: String(version),
        label: `${t('versionN', { version })} · ${sayMoment(Instant.parse(recordedAt), zone, language)}`,
      }))}
    />
  );
}

function Difference({ first, second }: { readonly first: number; readonly second: number }): ReactNode {
  const { draft } = useStudio();
  const path = (version: number) => ({ params: { path: { draft: draft.id, version: String(version) } } });
  const one = useGet('/v1/drafts/{draft}/versions/{version}', path(first));
  const two = useGet('/v1/drafts/{draft}/versions/{version}', path(second));
  return (
    <Loaded of={one} lines={6}>
      {(before) => (
        <Loaded of={two} lines={6}>
          {(after) => <Chapters before={before.text as Json} after={after.text as Json} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Chapters({ before, after }: { readonly before: Json; readonly after: Json }): ReactNode {
  const t = useWords(studioWords);
  const { around } = useStudio();
  const read = reader(around);
  const [was, is] = [read(before).revision, read(after).revision];
  if (was === undefined || is === undefined) return <p className={css['notice']}>{t('cannotRead')}</p>;
  const found = textDifference(was, is);
  if (found.length === 0) return <p>{t('noDifference')}</p>;
  return found.map((chapter) => <ChapterDiff key={chapter.key ?? ''} chapter={chapter} />);
}

function ChapterDiff({ chapter: { key, title, words } }: { readonly chapter: ChapterDifference }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  return (
    <section className={css['diff']}>
      <h3>
        {key === undefined ? '' : `${Number(key.slice(1))}. `}
        {say(title)}
      </h3>
      {words[language].map((one) => (
        <p key={`${one.clause} ${one.chapter}`}>
          <span className={css['soft']}>{one.clause}</span> <Changed words={one.words} />
        </p>
      ))}
    </section>
  );
}
