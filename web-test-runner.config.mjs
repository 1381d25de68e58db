// @web/test-runner reads JavaScript; the configuration is TypeScript, as everything here.
import {tsImport} from 'tsx/esm/api';

const {createConfig} = await tsImport('./test/support/runner/config.ts', import.meta.url);
export default await createConfig();
