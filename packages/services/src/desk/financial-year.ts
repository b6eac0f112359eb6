/** The year that money is reckoned by: April to March, named after the year it ends in. Owns: which months belong to it. */
export interface FinancialYear {
  /** "2024/25". */
  readonly name: string;
  /** First and last month: "2024-04", "2025-03". */
  readonly first: string;
  readonly last: string;
}

const firstMonth = 4;

/** Of a local date: "2025-02-26" lies in 2024/25. */
export function financialYearOf(date: string): FinancialYear {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const from = month >= firstMonth ? year : year - 1;
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    name: `${from}/${two((from + 1) % 100)}`,
    first: `${from}-${two(firstMonth)}`,
    last: `${from + 1}-${two(firstMonth - 1)}`,
  };
}

/** Whether a period, by its key, lies in the year; quarters and the like by their year and months. */
export function isInYear(key: string, { first, last }: FinancialYear): boolean {
  const month = key.slice(0, 7);
  return /^\d{4}-\d{2}$/u.test(month) && month >= first && month <= last;
}
