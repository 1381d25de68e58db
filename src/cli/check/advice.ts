import type {ProxyErrorCode} from '../../proxy/index.js';
import type {Answer} from './ask.js';

/** What to change, by the error code of this package's own proxy. */
const changes: Readonly<Partial<Record<ProxyErrorCode, string>>> = {
  'no-credentials': 'the proxy has no usable key: check `credentials`',
  'upstream-unauthorized': 'the vendor does not accept the proxy’s key: give the proxy a valid one',
  'upstream-forbidden': 'the vendor’s key has no access to this: use another key, or do not show it',
  'upstream-failed': 'the vendor failed: check the proxy’s log, and try again later',
  'upstream-unreachable': 'the proxy cannot reach the vendor: check its `baseUrl` and the way out of its network',
  'upstream-timeout': 'the vendor took too long for the proxy: check `baseUrl` and `timeoutMs`',
  'upstream-redirect': 'the vendor redirects: check `baseUrl`',
  'upstream-not-json': 'the vendor does not answer with JSON: check `baseUrl`',
  'upstream-unexpected':
    'the vendor answers in parts, or in another protocol: check `baseUrl`, and what is between it and the proxy',
  'upstream-unknown-shape': 'the proxy cannot tell whose calls these are: check `baseUrl` and `vendor`',
  'upstream-too-large': 'the vendor’s answer is too large: ask for fewer calls',
  'upstream-broken': 'the vendor’s answer ended too early: check the proxy’s log',
  'recording-elsewhere': 'the recording is stored where the proxy may not follow: name that host in `recordingHosts`',
  'recording-packed':
    'the recording arrives compressed (gzip), although the proxy asked for it as it is: check what is between the vendor and the proxy',
  'recording-not-audio': 'the vendor does not answer with audio: check `baseUrl`',
  'recording-wrong-part': 'the vendor or its storage answers ranges wrongly: check the proxy’s log, and ask the vendor',
  'origin-not-allowed': 'name the page’s origin in `allowedOrigins`',
};

/** What to change after an error of this package's own proxy; `undefined` for any other answer. */
export function adviceOf({body, status}: Answer): string | undefined {
  if (status < 400) return undefined;
  const [, code = ''] = /^\{"error":\{"code":"([a-z-]{1,40})"/.exec(body.subarray(0, 200).toString('utf8')) ?? [];
  return Object.hasOwn(changes, code) ? changes[code as ProxyErrorCode] : undefined;
}
