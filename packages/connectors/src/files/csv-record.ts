/** A record of a CSV file (RFC 4180). Owns: quoting, and that no cell is taken for a formula by who opens it. */

export function csvRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

/** A spreadsheet would run these; a number may begin with a sign. */
const harmless = (text: string): string => (/^[=@\t\r]|^[+-](?!\d+(?:[./]\d+)?$)/u.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
