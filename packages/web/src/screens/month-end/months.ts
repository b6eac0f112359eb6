/** Months by their keys: "2024-11". Owns: the one before and after, and which has ended last. */
export function monthBeside(key: string, by: 1 | -1): string {
  const [year = 0, month = 1] = key.split('-').map(Number);
  const all = year * 12 + (month - 1) + by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** The month that ended last on a local date. */
export const lastMonth = (date: string): string => monthBeside(date.slice(0, 7), -1);
