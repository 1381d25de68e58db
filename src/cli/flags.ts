import {parseArgs} from 'node:util';
import {Refusal} from './refusal.js';

const options = {
  host: {type: 'string'},
  port: {type: 'string'},
  'base-path': {type: 'string'},
  'base-url': {type: 'string'},
  'allow-origin': {type: 'string', multiple: true},
  redact: {type: 'string', multiple: true},
  reveal: {type: 'string', multiple: true},
  'recording-host': {type: 'string', multiple: true},
  timeout: {type: 'string'},
  'max-age': {type: 'string'},
  'allow-all': {type: 'boolean'},
  vendor: {type: 'string'},
  help: {type: 'boolean'},
  version: {type: 'boolean'},
} as const;

/** The flags of `proxy`. */
export type Flags = ReturnType<typeof parseArgs<{options: typeof options}>>['values'];

const known: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'is not a flag of this command (see --help).',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'needs a value, or has one that it does not take.',
};

/**
 * @throws Refusal for what is no flag. A flag's name is repeated, never a value: it may be the key, given where it does
 * not belong.
 */
export function readFlags(args: readonly string[]): Flags {
  try {
    return parseArgs({args: [...args], options, strict: true, allowPositionals: false}).values;
  } catch (error) {
    const {code = '', message} = error as NodeJS.ErrnoException;
    const [name] = /--?[a-z]+(?:-[a-z]+)*(?=[' ])/i.exec(message) ?? ['What begins with a dash'];
    throw new Refusal(code in known ? `${name} ${known[code]}` : 'This command takes flags only (see --help).');
  }
}
