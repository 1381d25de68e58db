import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Wait} from '../sources/http/share.js';

/** Milliseconds between updates of the countdown. */
const tick = 1000;

/** A wait before a retry, and its countdown on screen. */
export class WaitController implements ReactiveController {
  #host: ReactiveControllerHost;
  #wait: Wait | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostConnected(): void {
    this.#start();
  }

  /** The wait under way, if there is one. */
  get current(): Wait | undefined {
    return this.#wait;
  }

  /** A wait begins; `undefined` ends it. */
  set(wait: Wait | undefined): void {
    if (wait === this.#wait) return;
    this.#stop();
    this.#wait = wait;
    this.#start();
    this.#host.requestUpdate();
  }

  #start(): void {
    if (this.#wait) this.#clock ??= setInterval(() => this.#host.requestUpdate(), tick);
  }

  #stop(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }
}
