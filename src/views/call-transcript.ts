import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {detailMessages, position, word} from '../locale/detail-locale.js';
import {knownLocale, type Locale} from '../locale/locale.js';
import {isOpen, type Call, type TranscriptItem} from '../model/call.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';

/**
 * @summary What was said in a call, by speaker; with times where the API's stamps can be trusted.
 * @tagname agni-call-transcript
 *
 * @csspart item - One utterance; `data-role` says whose.
 * @csspart speaker - Who spoke.
 * @csspart text - What was said.
 */
export class AgniCallTranscript extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        gap: 0.9em;
      }
      li {
        padding-inline-start: 0.85em;
        border-inline-start: 3px solid var(--line);
        max-width: 46em;
      }
      li[data-role='agent'] {
        border-color: color-mix(in oklab, var(--accent) 55%, var(--surface));
      }
      .speaker {
        display: flex;
        gap: 0.75em;
        font-size: 0.857em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .at {
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties = {call: {attribute: false}, locale: {attribute: false}};

  /** The call whose transcript to show. */
  declare call: Call | undefined;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;

  constructor() {
    super();
    this.locale = knownLocale({});
  }

  protected override render(): TemplateResult {
    const items = this.call?.transcript?.items ?? [];
    const {inProgress, noTranscript} = detailMessages(this.locale);
    if (!items.length) return html`<span class="muted">${isOpen(this.call ?? {}) ? inProgress : noTranscript}</span>`;
    return html`<ol role="list">
      ${items.map((item) => this.#renderItem(item))}
    </ol>`;
  }

  #renderItem(item: TranscriptItem): TemplateResult {
    // prettier-ignore
    return html`<li part="item" data-role=${item.role ?? nothing}
      ><div class="speaker" part="speaker"><bdi>${this.#speaker(item)}</bdi>${item.at === undefined ? nothing : html`<span class="at muted">${position(item.at)}</span>`}</div
      ><div class="text" part="text" dir="auto">${item.text}</div></li>`;
  }

  #speaker({role, speaker}: TranscriptItem): string {
    const {customer, unknownSpeaker} = detailMessages(this.locale);
    if (speaker) return speaker;
    if (role === 'agent') return this.call?.agent.name ?? this.locale.messages.columns[1];
    if (role === 'user') return customer;
    return role ? word(this.locale, role) : unknownSpeaker;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-transcript': AgniCallTranscript;
  }
}
