/** The zone in which moments are shown where nothing else says one: the organisation's in the demo, else this machine's. */
import { useAnySession } from '../app/session.ts';

/** The demo company works in Hong Kong, wherever its visitor sits. */
const demoZone = 'Asia/Hong_Kong';

export function useZone(): string {
  const { data } = useAnySession();
  return data?.demo === true ? demoZone : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
