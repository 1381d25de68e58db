/** Checks of single options. Each throws a TypeError that says what is valid. */
import type {Routes, Upstream} from '../vendors/contract.js';
import {upstreams, vendorNames, type VendorName} from '../vendors/server-registry.js';
import {isOwnNetwork} from './recording-hosts.js';

export function vendorOf(vendor: unknown): Upstream<Partial<Routes>> {
  if (typeof vendor === 'string' && Object.hasOwn(upstreams, vendor)) return upstreams[vendor as VendorName];
  const own = Object(vendor) as Upstream<Partial<Routes>>;
  if ('routes' in own && 'keyHeaders' in own) return own;
  const names = vendorNames.map((name) => `"${name}"`).join(', ');
  throw new TypeError(`createProxy: \`vendor\` must be ${names}, or the result of \`upstreamOf\` for your own vendor.`);
}

export function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError('createProxy: `baseUrl` must be an http or https address without user, query or fragment.');
  }
  return url.href.replace(/\/+$/, '');
}

export function mount(path: string): string {
  if (path !== '' && !/^\/[^?#\\]*$/.test(path))
    throw new TypeError('createProxy: `basePath` must begin with a slash, such as "/agni".');
  return path.replace(/\/+$/, '');
}

export function origins(allowed: readonly string[]): ReadonlySet<string> {
  for (const origin of allowed) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || origin.includes('*')) {
      throw new TypeError(
        'createProxy: each of `allowedOrigins` must be one origin as browsers write it, such as "https://crm.example", without a wildcard.',
      );
    }
  }
  return new Set(allowed);
}

export function hosts(names: readonly string[]): readonly string[] {
  for (const host of names) {
    if (!/^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?$/.test(host)) {
      throw new TypeError(
        'createProxy: each of `recordingHosts` must be a host name in lower case, such as "storage.example" or "*.storage.example".',
      );
    }
    if (isOwnNetwork(host.replace(/^\*\.|:\d+$/g, ''))) {
      throw new TypeError(
        'createProxy: each of `recordingHosts` must be a public name, not an IP address or a name of a private network.',
      );
    }
  }
  return names;
}
