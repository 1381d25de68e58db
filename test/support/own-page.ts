/** A page of its own in a frame, with a registry and globals of its own. */
import {fixture, html} from '@open-wc/testing';

export class OwnPage {
  readonly window: Window & typeof globalThis;
  /** What was thrown, and what was written to the console as an error. */
  readonly noise: string[] = [];

  constructor(frame: HTMLIFrameElement) {
    this.window = frame.contentWindow as Window & typeof globalThis;
    this.window.addEventListener('error', ({message}) => this.noise.push(message));
    this.window.addEventListener('unhandledrejection', ({reason}) => this.noise.push(String(reason)));
    this.window.console.error = (...words: unknown[]) => this.noise.push(words.join(' '));
  }

  static async open(): Promise<OwnPage> {
    return new OwnPage(
      await fixture<HTMLIFrameElement>(html`<iframe title="A page" width="800" height="600"></iframe>`),
    );
  }

  /** Runs a module of src/ in this page. */
  async load(file: string): Promise<unknown> {
    const script = Object.assign(this.window.document.createElement('script'), {
      type: 'module',
      src: `${location.origin}/src/${file}`,
    });
    return new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => {
        reject(new Error(`${file} did not load`));
      });
      this.window.document.head.append(script);
    });
  }

  /** Deletes globals and members, such as `URL.parse`. What cannot be deleted stays. */
  takeAway(paths: readonly string[]): void {
    for (const path of paths) {
      const names = path.split('.');
      const last = names.pop() ?? '';
      let holder: unknown = this.window;
      for (const name of names)
        holder = Object.hasOwn(Object(holder) as object, name) ? (holder as never)[name] : undefined;
      if (Object(holder) === holder) Reflect.deleteProperty(holder as object, last);
    }
  }

  add<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>> = {},
  ): HTMLElementTagNameMap[Tag] {
    const element = this.window.document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.window.document.body.append(element);
    return element;
  }
}
