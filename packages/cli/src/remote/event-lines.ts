/** Server-sent events (HTML Standard §9.2) out of a stream of bytes. Owns: fields and empty lines; comments are left out. */
export interface ServerEvent {
  readonly id: string;
  readonly topic: string;
  readonly data: string;
}

/** Each event when its empty line has come; what the stream ends within is no event. */
export async function* eventsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let held = '';
  let event: ServerEvent = nothing;
  for await (const chunk of chunks) {
    held += decoder.decode(chunk, { stream: true });
    const lines = held.split(/\r\n|\n|\r(?!$)/u);
    held = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') event = withField(event, line);
      else {
        if (event.data !== '') yield event;
        event = { ...nothing, id: event.id };
      }
    }
  }
}

const nothing: ServerEvent = { id: '', topic: '', data: '' };

function withField(event: ServerEvent, line: string): ServerEvent {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
  if (name === 'id') return { ...event, id: value };
  if (name === 'event') return { ...event, topic: value };
  if (name === 'data') return { ...event, data: event.data === '' ? value : `${event.data}\n${value}` };
  return event;
}
