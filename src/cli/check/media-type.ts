import {isAudioType, isJsonType} from '../../proxy/media-type.js';
import type {Answer} from './ask.js';

/** An answer's media type. */
export const typeOf = ({header}: Answer): string =>
  /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(header('content-type').trim())?.[0].toLowerCase() ?? 'none';
export const isJson = (answer: Answer): boolean => isJsonType(typeOf(answer));
export const isAudio = (answer: Answer): boolean => isAudioType(typeOf(answer));
