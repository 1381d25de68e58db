import type {ProxyErrorCode} from '../../proxy/index.js';
import type {Answer} from './ask.js';

/** What to change, by what this package's own proxy says went wrong. */
const changes: Readonly<Partial<Record<ProxyErrorCode, string>>> = {
  'no-credentials': 'the proxy has no usable key: look at `credentials`',
  'upstream-unauthorized': 'the vendor does not accept the proxy’s key: give the proxy a valid one',
  'upstream-forbidden': 'the vendor’s key may not have this: use another, or do not show it',
  'upstream-failed': 'the vendor failed: look at the proxy’s log, and try again later',
  'upstream-unreachable': 'the proxy cannot reach the vendor: look at its `baseUrl` and the way out of its network',
  'upstream-timeout': 'the vendor took too long for the proxy: look at `baseUrl` and `timeoutMs`',
  'upstream-redirect': 'the vendor redirects: look at `baseUrl`',
  'upstream-not-json': 'the vendor does not answer with JSON: look at `baseUrl`',
  'upstream-unexpected':
    'the vendor answers in parts, or in another protocol: look at `baseUrl`, and at what is between',
  'upstream-unknown-shape': 'the proxy cannot tell whose calls these are: look at `baseUrl` and `vendor`',
  'upstream-too-large': 'the vendor’s answer is too large: ask for fewer calls',
  'upstream-broken': 'the vendor’s answer broke off: look at the proxy’s log',
  'recording-elsewhere': 'the recording is stored where the proxy may not follow: name that host in `recordingHosts`',
  'recording-packed':
    'the recording comes packed (gzip), which nobody asked for: look at what is between the vendor and the proxy',
  'recording-not-audio': 'the vendor does not answer with audio: look at `baseUrl`',
  'recording-wrong-part':
    'the vendor or its storage answers ranges wrongly: look at the proxy’s log, and ask whoever runs it',
  'origin-not-allowed': 'name the page’s origin in `allowedOrigins`',
};

/** What this package's proxy says of its own errors, in our words; `undefined` for anything else. */
export function adviceOf({body, status}: Answer): string | undefined {
  if (status < 400) return undefined;
  const [, code = ''] = /^\{"error":\{"code":"([a-z-]{1,40})"/.exec(body.subarray(0, 200).toString('utf8')) ?? [];
  return Object.hasOwn(changes, code) ? changes[code as ProxyErrorCode] : undefined;
}
