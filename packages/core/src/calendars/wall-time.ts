/** Times on the wall, "HH:MM" or "HH:MM:SS", from "00:00" to "24:00", the end of the day. */

const form = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;
const endOfDay = 24 * 3_600_000;

/** Milliseconds since midnight on the clock face; undefined for text that is not a wall time. */
export function wallMs(text: string): number | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00'] = match;
  const inHour = Number(minutes) * 60_000 + Number(seconds) * 1000;
  const ms = Number(hours) * 3_600_000 + inHour;
  return Number(minutes) > 59 || Number(seconds) > 59 || ms > endOfDay ? undefined : ms;
}
