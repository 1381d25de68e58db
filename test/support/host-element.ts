/** A real element for testing a controller in a browser: it draws nothing of its own. */
import {ReactiveElement} from 'lit';

export class HostElement extends ReactiveElement {
  updates = 0;

  protected override updated(): void {
    this.updates++;
  }
}
customElements.define('test-host', HostElement);

declare global {
  interface HTMLElementTagNameMap {
    'test-host': HostElement;
  }
}
