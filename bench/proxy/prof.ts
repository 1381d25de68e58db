import {Session} from 'node:inspector/promises';
import {writeFileSync} from 'node:fs';
import {serveProxy} from '../../src/proxy/node.js';
const s = await serveProxy({vendor:'agni', credentials:'bench-key', authorize:()=>true, baseUrl: process.argv[2]!, basePath:'', port:0});
console.log(s.url);
process.on('SIGUSR2', async () => { const session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.setSamplingInterval',{interval:200}); await session.post('Profiler.start'); setTimeout(async()=>{ const {profile}=await session.post('Profiler.stop'); writeFileSync('/tmp/w/prof.json', JSON.stringify(profile)); process.exit(0)}, 5000); });
