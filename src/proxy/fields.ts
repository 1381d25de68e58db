import type {Upstream} from '../vendors/contract.js';

/** A field's name in one spelling: lower case, without underscores and hyphens. */
export const normalizedName = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** Whether a field is about recordings. */
export const isRecording = (name: string): boolean => /recording/i.test(name);

/** The vendor's fields of recordings without `recording` in their names. */
export const otherRecordings = ({fields}: Partial<Pick<Upstream, 'fields'>>): readonly string[] =>
  (fields?.['recording'] ?? []).filter((name) => !isRecording(name));

/** Whether a name ends like that of an address. */
export const namesAddress = (name: string): boolean => /(?:ur[il]|link|href)s?$/i.test(name.slice(-6));

/** An address with a scheme anywhere, a host name with a path, or a path. */
const address = /:\/\/|^\s*(?:(?:https?|data|blob|file):|[/\\])|[^\s/]\.[a-z]{2,}(?::\d+)?[/\\?]/i;

/** One word with a slash that is not an address: `n/a`, a date, an audio type. */
const harmless = /^(?:n\/a|[\d/.:+-]+|(?:audio|video)\/[a-z\d+-]+)$/i;

/** One word with a slash, such as `bucket/key`. A sentence with a slash is not an address. */
const isPath = (text: string): boolean => /[/\\?]/.test(text) && !/\s/.test(text) && !harmless.test(text);

/**
 * Whether a recording's field holds an address, by its name or its value. Such an address is pre-signed or needs the key:
 * either way it stays on the server.
 */
export const isAddressField = (name: string, text: string): boolean =>
  text !== '' && (namesAddress(name) || address.test(text) || isPath(text.trim()));
