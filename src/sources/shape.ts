export {shapeOf} from '../vendors/drift/report.js';
