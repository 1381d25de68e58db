/** The setup of a bundled application: one element, with lazy parts in files of their own. */
import {configure} from 'agni-call-widgets';
import 'agni-call-widgets/define/call-list';
import {performList} from './list.js';

performList(configure);
