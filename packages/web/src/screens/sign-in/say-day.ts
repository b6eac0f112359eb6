/** The day of a moment, in words. */
import { useZone } from '../../parts/zone.ts';
import { localTime, sayAt } from '../../parts/local-time.ts';
import { useLanguage } from '../../words/use-words.ts';

export function useSayDay(): (at: string | number) => string {
  const language = useLanguage();
  const zone = useZone();
  return (at) => sayAt(localTime(at, zone)?.date ?? at, zone, language);
}
