/** What waits for a party's person: each thing with what can be done about it. Owns: which records wait for whom. */
import { recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useEachOf } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './portal.module.css';
import { portalWords } from './words.ts';

interface Wait {
  readonly kind: RecordKindName;
  readonly state: string;
  readonly acts: readonly string[];
  /** It waits for whoever may do this, as the server says; for all of the party's people when missing. */
  readonly word?: string;
  /** Page of the record; the general one when missing. */
  readonly page?: (id: string) => string;
}

const ofCustomers: readonly Wait[] = [
  {
    kind: 'deterioration-plan',
    state: 'proposed',
    // It is answered on its page: agreeing moves the works.
    acts: [],
    word: 'agree',
    page: (id) => `/plans/${id}`,
  },
  { kind: 'read-back', state: 'sent', acts: [], page: () => '/portal/requirements' },
  { kind: 'draft', state: 'offered,in-negotiation', acts: [], page: (id) => `/drafts/${id}/negotiation` },
  // Agreeing puts a waiver in force: it is done on its page.
  { kind: 'temporary-terms', state: 'proposed', acts: [], word: 'agree', page: (id) => `/temporary-terms/${id}` },
  { kind: 'warning', state: 'sent', acts: ['acknowledge'], page: (id) => `/warnings/${id}` },
  { kind: 'copy', state: 'issued', acts: ['acknowledge'] },
  { kind: 'report', state: 'issued', acts: ['receive'] },
  { kind: 'dispute', state: 'ruled', acts: ['close', 'escalate'] },
  { kind: 'action', state: 'open', acts: ['finish'] },
  { kind: 'annual-review', state: 'proposed', acts: ['decide', 'decline'] },
  { kind: 'review', state: 'minuted', acts: ['accept'] },
];
const ofSuppliers: readonly Wait[] = [
  { kind: 'claim', state: 'claimed,appealed', acts: ['accept', 'refuse', 'counter'] },
  { kind: 'draft', state: 'offered,in-negotiation', acts: [], page: (id) => `/drafts/${id}/negotiation` },
  // Agreeing puts a waiver in force: it is done on its page.
  { kind: 'temporary-terms', state: 'proposed', acts: [], word: 'agree', page: (id) => `/temporary-terms/${id}` },
  { kind: 'warning', state: 'sent', acts: ['acknowledge'], page: (id) => `/warnings/${id}` },
  { kind: 'copy', state: 'issued', acts: ['acknowledge'] },
  { kind: 'dispute', state: 'ruled', acts: ['close', 'escalate'] },
  { kind: 'action', state: 'open', acts: ['finish'] },
  { kind: 'annual-review', state: 'proposed', acts: ['decide', 'decline'] },
  { kind: 'review', state: 'minuted', acts: ['accept'] },
];

export function WaitingForYou(): ReactNode {
  const t = useWords(portalWords);
  const { side, person } = useSession();
  const waits = side === 'customer' ? ofCustomers : ofSuppliers;
  const found = useEachOf(waits);
  const lines = waits.flatMap((wait, place) =>
    (found.data[place] ?? [])
      .filter((record) => isFor(record, person.id) && isTheirWord(wait, record))
      .map((record) => ({ wait, record })),
  );
  if (found.pending) return <Waiting lines={3} />;
  return (
    <Section title={t('waiting')} anchor="waiting">
      {found.error !== undefined && <Failed error={found.error} />}
      {lines.length === 0 ? (
        <Empty title={t('nothingWaiting')}>{t('nothingWaitingText')}</Empty>
      ) : (
        waits.map((wait) => <WaitingKind key={wait.kind} lines={lines.filter((line) => line.wait === wait)} />)
      )}
    </Section>
  );
}

interface Line {
  readonly wait: Wait;
  readonly record: PracticeRecord<RecordKindName>;
}

/** So many of a kind are shown before the rest is folded; what came last comes first. */
const shown = 3;

function WaitingKind({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const [first] = lines;
  if (first === undefined) return null;
  const newest = lines.toSorted((one, other) => (one.record.recordedAt < other.record.recordedAt ? 1 : -1));
  const rest = newest.slice(shown);
  const list = (some: readonly Line[]): ReactNode => (
    <ul className={css['list']}>
      {some.map((line) => (
        <WaitingLine key={line.record.id} {...line} />
      ))}
    </ul>
  );
  return (
    <>
      <h3 className={css['kind']}>{say(recordKindOf(first.record.kind).names[lines.length === 1 ? 'one' : 'many'])}</h3>
      {list(newest.slice(0, shown))}
      {rest.length > 0 && (
        <details className={css['rest']}>
          <summary>{t('moreOf', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}

/** A copy waits for the person it was sent to, an action for its owner; a report only until somebody confirmed it. */
function isFor(record: PracticeRecord<RecordKindName>, person: string): boolean {
  const { body } = record;
  if (record.kind === 'copy' && 'recipient' in body) return body.recipient === person;
  if (record.kind === 'action' && 'owner' in body) return body.owner === person;
  if (record.kind === 'read-back' && 'representative' in body) return body.representative === person;
  if (record.kind === 'report') return !body.trail.some(({ act }) => act === 'receive');
  return true;
}

const isTheirWord = ({ word }: Wait, { acts }: Line['record']): boolean =>
  word === undefined || acts?.some(({ act, may }) => act === word && may) === true;

function WaitingLine({ wait, record }: Line): ReactNode {
  const say = useSay();
  const { kind, id, title, body } = record;
  return (
    <li className={css['line']}>
      <span>
        <To href={wait.page?.(id) ?? `/records/${kind}/${id}`} strong>
          {say(title)}
        </To>{' '}
        <StateMark kind={kind} state={body.state} />
      </span>
      <span className={css['acts']}>
        <RecordActs record={record} only={wait.acts} />
      </span>
    </li>
  );
}
