import type {ReactiveControllerHost} from 'lit';
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallSource} from '../sources/source.js';

/** The load of a call, as far as its recording needs it. */
interface Loading {
  readonly answer: Call | undefined;
  readonly source: CallSource | undefined;
  readonly reload: () => void;
  settled(): Promise<void>;
}

/** Gets the address of a call's recording anew. An address expires: a ticket after minutes, a signed one after hours. */
export class RecordingController {
  #host: Pick<ReactiveControllerHost, 'updateComplete'>;
  #load: Loading;

  constructor(host: Pick<ReactiveControllerHost, 'updateComplete'>, load: Loading) {
    this.#host = host;
    this.#load = load;
  }

  /** The address of a call's recording; `undefined` without one, as of a vendor that has no way to recordings. */
  addressOf({id, recordingUrl}: Pick<Call, 'id' | 'recordingUrl'>, source: CallSource): string | undefined {
    if (!recordingUrl) return undefined;
    try {
      return source.recordingUrl({id, recordingUrl});
    } catch (error) {
      if (error instanceof CallsError && error.code === 'unsupported') return undefined;
      throw error;
    }
  }

  /** What asks the call's source again; `undefined` where that would bring the same address. */
  renewalOf(call: Call, source: CallSource): (() => Promise<string | undefined>) | undefined {
    const isFixed = this.addressOf(call, source) === this.addressOf({id: call.id, recordingUrl: '#'}, source);
    return isFixed || !source.needsId ? undefined : this.#renew;
  }

  #renew = async (): Promise<string | undefined> => {
    this.#load.reload();
    await this.#host.updateComplete; // the question begins with the update
    await this.#load.settled();
    const {answer, source} = this.#load;
    return answer && source && this.addressOf(answer, source);
  };
}
