/** The importer's door: classes, events, types, the client. Importing it registers nothing and touches nothing. */
export {AgniCallDetail} from './widgets/call-detail.js';
export {AgniCallList} from './widgets/call-list.js';
export {AgniContactCalls} from './widgets/contact-calls.js';
export {AgniPhoneHistory} from './widgets/phone-history.js';
export {AgniProvider} from './widgets/provider.js';
export {configure} from './widgets/configure.js';
export {settingsContext, type Settings} from './widgets/settings.js';
export {AgniCallRecording} from './views/call-recording.js';
export {AgniCallTable} from './widgets/call-table.js';
export {AgniCallTranscript} from './widgets/call-transcript.js';
export type {LoadState} from './views/panel.js';
export * from './events.js';
export {askCall, askCalls, readCalls, recordingUrl, type AskOptions} from './client/client.js';
export type {Connection, HeadersSource} from './client/connection.js';
export type {CallSource, SourceOptions} from './client/source.js';
export type {OnWait, Wait} from './client/share.js';
export {localeFor} from './locale/locale-for.js';
export type {Locale, LocaleSettings} from './locale/locale.js';
export type {DetailMessages, Messages} from './locale/messages.js';
export * from './model/call.js';
export {CallsError, type ErrorCode, type ErrorFacts} from './model/errors.js';
export type {CallPage} from './model/page.js';
export {otherParty, type OtherParty} from './model/party.js';
export {isE164, samePhone} from './model/phone.js';
export type {ShapeReport, ShapeValue} from './model/shape.js';
export type {CallQuery, CallsQuery, ContactQuery, ListQuery, PhoneQuery} from './model/query.js';
export {defineVendor} from './vendors/define.js';
export * as read from './vendors/reading.js';
export type {
  Ask,
  CallAbility,
  Capabilities,
  Filter,
  Kept,
  ListAbility,
  PageAbility,
  Parser,
  Route,
  RouteName,
  Routes,
  Vendor,
  VendorRequest,
} from './vendors/vendor.js';
