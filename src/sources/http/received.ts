import type {Received} from '../../model/errors.js';

/** The kind of an answer; a page's own `fetch` may give less than a whole Response. */
export function receivedOf(response: {readonly status?: number; readonly headers?: Headers | undefined}): Received {
  const {status, headers} = response;
  const [type = ''] = (headers?.get('content-type') ?? '').split(';');
  const media = type.trim().toLowerCase();
  return {status: status ?? 0, type: /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(media) ? media : ''};
}

export const isJsonType = (type: string): boolean => /[/+]json$/.test(type);
