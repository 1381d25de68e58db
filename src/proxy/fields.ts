import type {Upstream} from '../vendors/contract.js';

/** A field's name, whichever way it is spelt. */
export const normalizedName = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** Whether a field is about recordings. */
export const isRecording = (name: string): boolean => /recording/i.test(name);

/** The vendor's own names of what holds an address of a recording, where they do not say so. */
export const otherRecordings = ({fields}: Partial<Pick<Upstream, 'fields'>>): readonly string[] =>
  (fields?.['recording'] ?? []).filter((name) => !isRecording(name));

/** Whether a name ends as those of addresses do. */
export const namesAddress = (name: string): boolean => /(?:ur[il]|link|href)s?$/i.test(name.slice(-6));

/** A whole address wherever it is, one without its scheme (a name with dots, and what is there), or a path. */
const address = /:\/\/|^\s*(?:(?:https?|data|blob|file):|[/\\])|[^\s/]\.[a-z]{2,}(?::\d+)?[/\\?]/i;

/** What is one word with a slash in it and all the same no address: `n/a`, a date, a type of audio. */
const harmless = /^(?:n\/a|[\d/.:+-]+|(?:audio|video)\/[a-z\d+-]+)$/i;

/** One word that is no plain one, as `bucket/key`. A sentence may have a slash in it. */
const isPath = (text: string): boolean => /[/\\?]/.test(text) && !/\s/.test(text) && !harmless.test(text);

/**
 * Whether what such a field says is where one is: by the end of its name, or because it is an address. That is
 * pre-signed, or wants the key, and belongs to the server either way.
 */
export const isAddressField = (name: string, text: string): boolean =>
  text !== '' && (namesAddress(name) || address.test(text) || isPath(text.trim()));
