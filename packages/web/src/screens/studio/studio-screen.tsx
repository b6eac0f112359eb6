/** The studio of one draft: its clauses, the contract as it will be signed, what it would have cost, all while one writes. */
import { SegmentedControl } from '@mantine/core';
import { clauseAt, recordKindOf } from '@troth/core';
import type { Json, Language } from '@troth/core';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Conflicts } from './conflicts.tsx';
import type { Draft } from './draft.ts';
import { FileMenu } from './file-menu.tsx';
import type { Led } from './form/form-context.ts';
import { chaptersOf, reader } from './model/live.ts';
import type { Around, Live } from './model/live.ts';
import { inNumbers } from './model/text-at.ts';
import type { Place } from './model/text-at.ts';
import type { MarksSince } from './contract-pane.tsx';
import { Panes } from './panes.tsx';
import { ClauseButtons, SaveState, UndoButtons } from './save-state.tsx';
import { StudioContext } from './studio-context.ts';
import type { Studio } from './studio-context.ts';
import css from './studio.module.css';
import { LedContext } from './use-led.ts';
import { useAround } from './use-around.ts';
import { useDraft, useSaving } from './use-draft.ts';
import { useWorkingText } from './use-working-text.ts';
import { studioWords } from './words.ts';

export function StudioScreen(): ReactNode {
  const id = useParameter('draft');
  const draft = useDraft(id);
  return (
    <Loaded of={draft} lines={20}>
      {(found) => <WithAround key={found.id} draft={found} again={() => void draft.refetch()} />}
    </Loaded>
  );
}

interface StudioProps {
  readonly draft: Draft;
  /** Reads the draft again. */
  readonly again: () => void;
}

function WithAround({ draft, again }: StudioProps): ReactNode {
  const around = useAround(draft);
  return (
    <Loaded of={around} lines={20}>
      {(found) => <Opened draft={draft} again={again} around={found} />}
    </Loaded>
  );
}

/** The last text that could be read stays to be read. */
function useReadable(live: Live): Live {
  const [last, setLast] = useState(live);
  if (live.revision !== undefined && last !== live) setLast(live);
  return live.revision === undefined ? last : live;
}

function useStudioOf({
  draft,
  again,
  around,
  language,
}: StudioProps & { readonly around: Around; readonly language: Language }): Studio & { readonly led: Led | undefined } {
  const [working, move] = useWorkingText(draft, useSaving(draft.id), again);
  const [opened] = useState<Json>(draft.text);
  const read = useMemo(() => reader(around), [around]);
  const text = useDeferredValue(working.text);
  const live = useMemo(() => read(text), [read, text]);
  const first = useMemo(() => read(opened), [read, opened]);
  const before = useMemo(() => (around.before === undefined ? undefined : read(around.before)), [read, around]);
  const [chosen, choose] = useChoice('clause');
  const clause = chosen !== undefined && /^K(?:0[1-9]|1\d|2[0-5])$/u.test(chosen) ? chosen : undefined;
  const [led, setLed] = useState<Led>();
  const select = useCallback(
    (key: string | undefined) => {
      setLed(undefined);
      choose(key);
      if (key === undefined) return;
      window.setTimeout(() => document.getElementById(key)?.scrollIntoView({ block: 'start' }), 30);
    },
    [choose],
  );
  const lead = (path: Place): void => {
    const place = inNumbers(working.text, path);
    choose(clauseAt(place, working.text) ?? 'K02');
    setLed({ place, time: Date.now() });
  };
  const readable = useReadable(live);
  const written = useMemo(() => new Set(chaptersOf(readable, 'en').map(({ key }) => key)), [readable]);
  const [parent] = around.parents;
  return {
    draft,
    working,
    move,
    live,
    readable,
    written,
    before,
    opened: first,
    around,
    clause,
    select,
    lead,
    led,
    language,
    above: parent === undefined ? undefined : { agreement: nameOf(parent), text: parent },
    locked: !draft.edit.may,
    findingsOf: (key) => live.findings.filter(({ path }) => (clauseAt(path, text) ?? 'K02') === key),
  };
}

const nameOf = (text: Json): string => {
  const id: unknown = typeof text === 'object' && text !== null ? Reflect.get(text, 'id') : '';
  return typeof id === 'string' ? id : '';
};

function Opened(props: StudioProps & { readonly around: Around }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const [since, setSince] = useState<MarksSince>('opened');
  const studio = useStudioOf({ ...props, language });
  const { draft } = studio;
  return (
    <StudioContext value={studio}>
      <LedContext value={studio.led}>
        <Page
          over={<To href="/drafts">{t('over')}</To>}
          title={say(draft.title)}
          lead={t('lead', { agreement: draft.agreement, revision: draft.revision, state: say(draft.stateName) })}
          acts={<HeadActs draft={draft} />}
        >
          {studio.locked && <Locked draft={draft} />}
          <Conflicts />
          <div className={css['toolbar']}>
            <SaveState />
            <UndoButtons />
            <ClauseButtons />
            <span className={css['toolbarRest']}>
              <SegmentedControl
                size="xs"
                aria-label={t('language')}
                value={language}
                onChange={(chosen) => setLanguage(chosen === 'en' ? 'en' : 'zh-Hant')}
                data={[
                  { value: 'en', label: 'English' },
                  { value: 'zh-Hant', label: '中文' },
                ]}
              />
              <MarksChoice since={since} onChange={setSince} />
            </span>
          </div>
          <Panes since={since} />
        </Page>
      </LedContext>
    </StudioContext>
  );
}

/** From here on it is signed, or was. */
const atTheEnd: ReadonlySet<string> = new Set(['agreed-text', 'signing', 'signed']);

function HeadActs({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(studioWords);
  return (
    <>
      {draft.begunFrom.template !== undefined && (
        <To href={addressOf('/drafts/$draft/template', { draft: draft.id })}>{t('againstTemplate')}</To>
      )}
      <To href={addressOf('/drafts/$draft/proposal', { draft: draft.id })}>{t('proposal')}</To>
      <To href={addressOf('/drafts/$draft/present', { draft: draft.id })}>{t('present')}</To>
      <To href={addressOf('/drafts/$draft/negotiation', { draft: draft.id })}>{t('negotiation')}</To>
      {atTheEnd.has(draft.state) && (
        <To href={addressOf('/drafts/$draft/signing', { draft: draft.id })}>{t('signingRoom')}</To>
      )}
      <FileMenu />
    </>
  );
}

function Locked({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  // Out of the author's hands, or not this reader's to edit.
  const isOut = recordKindOf('draft').edit.in?.includes(draft.state) === false;
  const why =
    isOut || draft.edit.denial === undefined
      ? t('lockedState', { state: say(draft.stateName) })
      : say(draft.edit.denial);
  return (
    <p className={css['notice']} role="status">
      {t('locked', { why })}
    </p>
  );
}

function MarksChoice({
  since,
  onChange,
}: {
  readonly since: MarksSince;
  readonly onChange: (since: MarksSince) => void;
}): ReactNode {
  const t = useWords(studioWords);
  const choices: readonly MarksSince[] = ['opened', 'force', 'none'];
  const words = { opened: t('marksOpened'), force: t('marksForce'), none: t('marksNone') };
  return (
    <label className={css['marksChoice']}>
      {t('marks')}
      <select
        value={since}
        onChange={(event) => onChange(choices.find((one) => one === event.currentTarget.value) ?? 'opened')}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
