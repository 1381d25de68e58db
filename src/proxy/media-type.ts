/** What an answer is, by its Content-Type (RFC 9110 §8.3). The proxy and the check of a proxy go by the same. */

/** The type in a Content-Type header, without its parameters. */
export const mediaType = (contentType: string | null): string => contentType?.split(';')[0]?.trim().toLowerCase() ?? '';

export const isJsonType = (type: string): boolean => /^application\/(json|[\w.-]+\+json)$/.test(type);

/** Storage often knows a recording as bytes of any kind. */
export const isAudioType = (type: string): boolean =>
  /^(audio|video)\/[\w.+-]+$|^(application|binary)\/(octet-stream|ogg)$/.test(type);
