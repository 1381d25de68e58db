import type {Passage, Scenario} from './scenario.js';
import {passage} from './scenario.js';

/** Small talk of any telephone call: it lengthens talks without changing their subject. */
export const smallTalk: Readonly<Record<Scenario['language'], readonly Passage[]>> = {
  en: [
    passage(`
      U: Sorry, you broke up. Could you say that again?
      A: Of course. Can you hear me better now?
      U: Yes, much better.
    `),
    passage(`
      U: Hold on a second, let me get something to write.
      A: Take your time.
      U: Right, I'm back.
    `),
    passage(`
      A: May I confirm that this is the best number to reach you?
      U: Yes, it is.
    `),
    passage(`
      U: Am I talking to a real person, by the way?
      A: I'm an AI assistant. I can bring in a colleague whenever you like.
      U: No, you're doing fine.
    `),
  ],
  hi: [
    passage(`
      U: हैलो? आवाज़ कट रही है।
      A: क्या अब ठीक सुनाई दे रहा है?
      U: हाँ, अब ठीक है।
    `),
    passage(`
      U: एक मिनट रुकिए, लिख लूँ।
      A: जी, आराम से।
      U: हाँ, बोलिए।
    `),
  ],
  mixed: [
    passage(`
      U: Hello? आपकी आवाज़ break हो रही है, network issue है शायद।
      A: क्या अब clear सुनाई दे रहा है?
      U: हाँ, अब better है।
    `),
    passage(`
      U: एक second, मैं pen ले लूँ।
      A: जी sure, no hurry.
      U: हाँ, अब बोलिए।
    `),
    passage(`
      U: वैसे आप robot हैं क्या?
      A: जी, मैं एक AI assistant हूँ। चाहें तो किसी colleague से connect करा दूँ?
      U: नहीं नहीं, ठीक है, आप ही बताइए।
    `),
  ],
};

/** A wrong number: the shortest of talks. */
export const wrongNumber: Readonly<Record<Scenario['language'], Passage>> = {
  en: passage(`
    A: Hello, this is {agent} from {business}.
    U: Sorry, wrong number.
  `),
  hi: passage(`
    A: नमस्ते, {business} से {agent}।
    U: ग़लत नंबर है।
  `),
  mixed: passage(`
    A: Hello, {business} से {agent} here।
    U: Wrong number है, sorry.
  `),
};
