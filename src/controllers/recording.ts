import type {Call} from '../model/call.js';
import type {CallSource} from '../sources/source.js';

/**
 * The address of a call's recording for a player. Each answer may bring another ticket, and a new address would restart
 * the player: so an address stays until its ticket has failed and a newer answer has arrived.
 */
export class RecordingController {
  #reload: () => void;
  #address: string | undefined;
  /** The answer whose ticket does not open the recording any more. */
  #expired: Call | undefined;

  /** `reload` has the call loaded again, for another ticket. */
  constructor(reload: () => void) {
    this.#reload = reload;
  }

  /** The address for this answer; `undefined` where its recording has none. */
  addressOf(call: Call, source: CallSource): string | undefined {
    const latest = call.recordingUrl ? source.recordingUrl(call) : undefined;
    const isRenewed = this.#expired !== undefined && this.#expired !== call;
    if (isRenewed || withoutTicket(latest) !== withoutTicket(this.#address)) {
      this.#address = latest;
      this.#expired = undefined;
    }
    return this.#address;
  }

  /** The recording of this answer did not play. A ticket is good for minutes; the next answer brings another. */
  renew(call: Call | undefined): void {
    if (!this.#address?.includes('?ticket=')) return;
    this.#expired = call;
    this.#reload();
  }
}

const withoutTicket = (address: string | undefined): string | undefined => address?.split('?')[0];
