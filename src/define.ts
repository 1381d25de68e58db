/** Registers every tag. The provider comes first, so that elements already on the page find theirs. */
import './define/provider.js';
import './define/call-table.js';
import './define/call-transcript.js';
import './define/call-recording.js';
import './define/call-list.js';
import './define/contact-calls.js';
import './define/phone-history.js';
import './define/call-detail.js';
