export {reportOf} from '../vendors/drift/report.js';
