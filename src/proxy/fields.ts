/** A field's name, whichever way it is spelt. */
export const plain = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/**
 * Whether a field holds a recording's address: it is pre-signed, or wants the key, and belongs to the server either way. Nearly all names
 * are told by their last letter.
 */
export const isRecording = (name: string): boolean =>
  /[liks]$/i.test(name.slice(-1)) && /^[\w-]*recording[\w-]*(url|uri|link)s?$/i.test(name);

/** Whether a field holds an object or a list of recordings: addresses in a shape nobody documented. */
export const isRecordings = (name: string): boolean => /^recordings?$/i.test(name);
