import {spawn} from 'node:child_process'; import {once} from 'node:events'; import {readFileSync} from 'node:fs'; import autocannon from 'autocannon';
const start = async (...args: string[]) => { const c = spawn(process.execPath, args, {stdio:['ignore','pipe','inherit'], env:{...process.env,NODE_ENV:'production'}}); const [l]=await once(c.stdout!,'data'); return [String(l).trim(), c] as const; };
const [v,vc]=await start('--import','tsx','bench/proxy/serve.ts','vendor'); const [p,pc]=await start('--import','tsx','bench/proxy/prof.ts',v);
let asked=0; const go=(d:number)=>autocannon({url:p,connections:10,duration:d,requests:[{setupRequest:(q:any)=>({...q,path:`/api/v1/calling/call-sessions?page=1&page_size=20&search=${asked++}`})}]} as any);
await go(3); pc.kill('SIGUSR2'); const r=await go(5); console.log(r.requests.average); await new Promise(r=>setTimeout(r,1500)); vc.kill();
const prof=JSON.parse(readFileSync('/tmp/w/prof.json','utf8')); const self=new Map<string,number>(); const total=prof.samples.length;
const byId=new Map(prof.nodes.map((n:any)=>[n.id,n])); const hits=new Map<number,number>(); for(const s of prof.samples) hits.set(s,(hits.get(s)??0)+1);
const parent=new Map<number,number>(); for(const n of prof.nodes) for(const c of n.children??[]) parent.set(c,n.id);
const nm=(n:any)=>`${n.callFrame.functionName||'(anon)'} ${n.callFrame.url.split('/').slice(-2).join('/')}:${n.callFrame.lineNumber+1}`;
const incl=new Map<string,number>();
for(const [id,h] of hits){ self.set(nm(byId.get(id)),(self.get(nm(byId.get(id)))??0)+h); const seen=new Set<string>(); for(let i:number|undefined=id;i!==undefined;i=parent.get(i)){const k=nm(byId.get(i)); if(!seen.has(k)){seen.add(k); incl.set(k,(incl.get(k)??0)+h);} } }
const show=(m:Map<string,number>,n:number)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,h])=>console.log((h/total*100).toFixed(1).padStart(5),k));
console.log('SELF'); show(self,32); console.log('INCL'); show(incl,60);
