/** What an answer that is not one becomes: the server's own words, or that it could not be reached. */
export interface TroubleDetail {
  readonly code: string;
  readonly message: string;
  /** JSON pointer into what was sent: "/body/window/start". */
  readonly pointer?: string | undefined;
  readonly parameter?: string | undefined;
}

export class Trouble extends Error {
  override readonly name = 'Trouble';
  /** 0: no answer came. */
  readonly status: number;
  readonly code: string;
  readonly details: readonly TroubleDetail[];
  /** Names the request in the log of the server. */
  readonly instance: string | undefined;

  constructor(told: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly details?: readonly TroubleDetail[];
    readonly instance?: string | undefined;
  }) {
    super(told.message);
    this.status = told.status;
    this.code = told.code;
    this.details = told.details ?? [];
    this.instance = told.instance;
  }
}

const textOf = (from: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : undefined;
};

function detailsOf(document: object): TroubleDetail[] {
  const errors: unknown = Reflect.get(document, 'errors');
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    const message = textOf(error, 'message');
    if (message === undefined) return [];
    return [
      {
        code: textOf(error, 'code') ?? '',
        message,
        pointer: textOf(error, 'pointer'),
        parameter: textOf(error, 'parameter'),
      },
    ];
  });
}

/** From a problem document (RFC 9457), or from whatever a proxy in between said. */
export function troubleOf(document: unknown, status: number): Trouble {
  if (typeof document !== 'object' || document === null)
    return new Trouble({ status, code: 'unreadable', message: `${status}` });
  return new Trouble({
    status,
    code: textOf(document, 'code') ?? 'unreadable',
    message: textOf(document, 'detail') ?? textOf(document, 'title') ?? `${status}`,
    details: detailsOf(document),
    instance: textOf(document, 'instance'),
  });
}

export const unreached = (): Trouble =>
  new Trouble({ status: 0, code: 'unreached', message: 'The server cannot be reached.' });
