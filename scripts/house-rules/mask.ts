/**
 * Blanks comments and the insides of strings, templates and regular expressions out of TypeScript text.
 * Offsets and line breaks stay where they were. Not a parser: it only has to know where code stops being code.
 */
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new))\s*$/;

export type Masking = { readonly strings: boolean };

/** `strings: false` keeps string contents (for reading import paths) and blanks comments only. */
export function mask(text: string, masking: Masking = { strings: true }): string {
  const masker = new Masker(text, masking.strings);
  masker.code(false);
  return masker.out.join('');
}

class Masker {
  readonly out: string[] = [];
  private readonly text: string;
  private readonly strings: boolean;
  private at = 0;

  constructor(text: string, strings: boolean) {
    this.text = text;
    this.strings = strings;
  }

  /** Reads code until the end, or (inside a template) until the `}` that closes the hole. */
  code(inTemplate: boolean): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const c = this.text[this.at] ?? '';
      if (inTemplate && c === '}' && depth === 0) return;
      if (c === '{') depth += 1;
      if (c === '}') depth -= 1;
      if (this.text.startsWith('//', this.at)) this.blankUntil('\n', false);
      else if (this.text.startsWith('/*', this.at)) this.blankUntil('*/', true);
      else if (c === "'" || c === '"') this.string(c);
      else if (c === '`') this.template();
      else if (c === '/' && !this.closesElement() && beforeRegex.test(this.out.slice(-40).join(''))) this.regex();
      else this.keep(1);
    }
  }

  /** `</p>` and `/>` of JSX look like the beginning of a regular expression. */
  private closesElement(): boolean {
    return this.out.at(-1) === '<' || this.text[this.at + 1] === '>';
  }

  private keep(count: number): void {
    for (let i = 0; i < count && this.at < this.text.length; i += 1, this.at += 1)
      this.out.push(this.text[this.at] ?? '');
  }

  private blank(count: number, evenIfStringsStay = false): void {
    for (let i = 0; i < count && this.at < this.text.length; i += 1, this.at += 1) {
      const c = this.text[this.at] ?? '';
      this.out.push(c === '\n' || (!this.strings && !evenIfStringsStay) ? c : ' ');
    }
  }

  private blankUntil(end: string, including: boolean): void {
    const found = this.text.indexOf(end, this.at + 2);
    const stop = found < 0 ? this.text.length : found + (including ? end.length : 0);
    this.blank(stop - this.at, true);
  }

  private string(quote: string): void {
    this.keep(1);
    while (this.at < this.text.length && this.text[this.at] !== quote && this.text[this.at] !== '\n') {
      this.blank(this.text[this.at] === '\\' ? 2 : 1);
    }
    this.keep(1);
  }

  private template(): void {
    this.keep(1);
    while (this.at < this.text.length && this.text[this.at] !== '`') {
      if (this.text.startsWith('${', this.at)) {
        this.keep(2);
        this.code(true);
        this.keep(1);
      } else this.blank(this.text[this.at] === '\\' ? 2 : 1);
    }
    this.keep(1);
  }

  private regex(): void {
    this.keep(1);
    let inClass = false;
    while (this.at < this.text.length && this.text[this.at] !== '\n') {
      const c = this.text[this.at];
      if (c === '/' && !inClass) break;
      if (c === '[') inClass = true;
      if (c === ']') inClass = false;
      this.blank(c === '\\' ? 2 : 1);
    }
    this.keep(1);
  }
}
