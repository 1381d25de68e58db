/** As an application bundles it: the one element, what only some pages need in files of their own. */
import {configure} from 'agni-call-widgets';
import 'agni-call-widgets/define/call-list';
import {performList} from './list.js';

performList(configure);
