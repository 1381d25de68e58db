import type {ErrorCode} from './errors.js';

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  429: 'rate-limited',
  504: 'timeout',
};

/** The error code of an HTTP status from 400 on. */
export function codeOf(status: number): ErrorCode {
  return codes[status] ?? (status < 500 ? 'bad-request' : 'upstream');
}
