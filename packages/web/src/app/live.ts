/**
 * What changes elsewhere shows here: the stream of events makes every screen read again, gathered, so that a thousand rows of
 * evidence are one reading. The organisation's own people only; parties have no stream and ask again every minute. Owns:
 * listening while the page is looked at. The browser itself connects again and says what it saw last.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { gathered } from './gathered.ts';
import { useSession } from './session.ts';

/** What moves figures, lists and pages. */
const topics = [
  'evidence.accepted',
  'statement.live',
  'statement.issued',
  'statement.restated',
  'restatement.proposed',
  'record.changed',
  'alert.raised',
  'problem.changed',
  'agreement.published',
];
const pauseMs = 3000;
const againMs = 10_000;
/** What a page reads first is fresh: the stream comes after it, and is not in its way. */
const startMs = 10_000;
const partiesAskMs = 60_000;

const after = (ms: number, run: () => void): (() => void) => {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
};

export function useLive(): void {
  const queries = useQueryClient();
  const { side } = useSession();
  useEffect(() => {
    const refresh = gathered(() => void queries.invalidateQueries(), pauseMs, { after });
    const stop = side === 'own' ? listen(refresh.call) : ask(refresh.call);
    return () => {
      stop();
      refresh.stop();
    };
  }, [queries, side]);
}

function ask(call: () => void): () => void {
  const timer = window.setInterval(() => {
    if (document.visibilityState === 'visible') call();
  }, partiesAskMs);
  return () => window.clearInterval(timer);
}

/** A hidden page lets its stream go, and reads once when it is looked at again. */
function listen(call: () => void): () => void {
  let source: EventSource | undefined;
  let cancel: (() => void) | undefined;
  const close = (): void => {
    cancel?.();
    cancel = undefined;
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    close();
    const made = new EventSource(`/v1/events?topics=${encodeURIComponent(topics.join(','))}`);
    source = made;
    for (const topic of topics) made.addEventListener(topic, call);
    made.addEventListener('error', () => {
      // Refused, for example because too many streams are open: the browser does not try again by itself.
      if (made.readyState !== EventSource.CLOSED) return;
      close();
      cancel = after(againMs, open);
    });
  };
  const look = (): void => {
    if (document.visibilityState === 'hidden') close();
    else if (source === undefined) {
      open();
      call();
    }
  };
  cancel = after(startMs, look);
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
}
