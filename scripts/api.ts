/**
 * `npm run api` writes a report of each door's public types to docs/api/, so that every change of a door shows in
 * review. `npm run api -- --check` writes nothing and fails when a report is stale.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {Extractor, ExtractorConfig, ExtractorLogLevel} from '@microsoft/api-extractor';
import {format, resolveConfig} from 'prettier';
import {mustRun} from './run.js';
import {root} from './sources.js';
import {withTemporaryFolder} from './temporary.js';

/** The doors for imports, by the name of their report, with their declarations. */
const doors = (): Readonly<Record<string, string>> => {
  const {exports} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | {types: string} | null>;
  };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([door, target]) => {
      // Doors that register a tag have no types of their own, and the types for frameworks are generated from the
      // elements.
      if (target === null || typeof target === 'string' || /^\.\/(?:define|react|vue)\b|\.js$/.test(door)) return [];
      const name = door === '.' ? 'index' : door.slice(2).replaceAll('/', '-');
      return [[name, target.types.replace('./dist/', '')]];
    }),
  );
};

const folder = path.join(root, 'docs/api');

/** One door's report, from the declarations of a build. */
const reportOf = (name: string, declarations: string, dist: string): string => {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(dist, declarations),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          extends: path.join(root, 'tsconfig.json'),
          compilerOptions: {types: ['node'], paths: {}},
          files: [path.join(dist, declarations)],
          include: [],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: dist,
        reportTempFolder: dist,
        includeForgottenExports: true,
      },
      dtsRollup: {enabled: false},
      docModel: {enabled: false},
      tsdocMetadata: {enabled: false},
      messages: {
        // The report includes types that a door names without exporting them. It does not judge how comments are
        // written.
        compilerMessageReporting: {default: {logLevel: ExtractorLogLevel.Error}},
        extractorMessageReporting: {default: {logLevel: ExtractorLogLevel.None}},
        tsdocMessageReporting: {default: {logLevel: ExtractorLogLevel.None}},
      },
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: true,
    showVerboseMessages: false,
    messageCallback: (message) => {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (result.errorCount > 0) throw new Error(`${name}: the declarations have errors.`);
  return readFileSync(path.join(dist, `${name}.api.md`), 'utf8');
};

/**
 * Every report with its expected text. API Extractor takes code below node_modules for a dependency's, so the
 * declarations are built in a folder that Git and the other tools ignore.
 */
const reports = async (): Promise<Map<string, string>> =>
  withTemporaryFolder(
    async (dist) => {
      await mustRun('tsc', '--project', 'tsconfig.build.json', '--outDir', dist);
      const texts = Object.entries(doors()).map(async ([name, declarations]) => {
        const file = path.join(folder, `${name}.api.md`);
        const options = {...(await resolveConfig(file)), filepath: file};
        return [path.basename(file), await format(reportOf(name, declarations, dist), options)] as const;
      });
      return new Map(await Promise.all(texts));
    },
    path.join(root, 'coverage'),
  );

const committed = (): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.api.md')) : [];

if (process.argv[1] === import.meta.filename) {
  const fresh = await reports();
  const stale = [...fresh].filter(([file, text]) => {
    const place = path.join(folder, file);
    return !existsSync(place) || readFileSync(place, 'utf8') !== text;
  });
  const gone = committed().filter((file) => !fresh.has(file));
  if (process.argv.includes('--check')) {
    for (const file of [...stale.map(([name]) => name), ...gone])
      console.error(`docs/api/${file} is stale: npm run api`);
    process.exitCode = stale.length + gone.length === 0 ? 0 : 1;
  } else {
    mkdirSync(folder, {recursive: true});
    for (const [file, text] of stale) writeFileSync(path.join(folder, file), text);
    for (const file of gone) rmSync(path.join(folder, file));
    for (const [file] of stale) console.log(`Wrote docs/api/${file}`);
  }
}
